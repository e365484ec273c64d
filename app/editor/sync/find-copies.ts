import * as Y from 'yjs';
import { type CopyRun, GONE } from '../../notes/copies.ts';
import { commonRows } from './text-changes.ts';

/** Texts that are compared with others at most, in both directions: what is beyond them is not taken for copied. */
const MOST_TEXTS = 16;

/** Characters of one text, in order, and the ids that Yjs has for them. */
interface Strand {
  readonly text: string;
  readonly ids: readonly Y.ID[];
}

/**
 * What a transaction, before its end, has taken out of texts and written in others: a paragraph that was divided, two that
 * were joined, a line that became a heading.
 *
 * @returns none where nothing was copied; otherwise all that was taken out of the texts that something was copied from
 */
export function findCopies(transaction: Y.Transaction): CopyRun[] {
  const [taken, written] = [takenIn(transaction), writtenIn(transaction)];
  if (taken.size === 0 || written.size === 0) return [];
  const runs: CopyRun[] = [];
  const left = new Map(written);
  const rest = new Map<Y.XmlText, Strand>();
  for (const [text, strand] of taken) {
    const same = [...left].find(([other, { text: words }]) => other !== text && words === strand.text);
    if (!same) rest.set(text, strand);
    else {
      left.delete(same[0]);
      runs.push(...copiesOf(strand, [{ from: 0, to: 0, length: strand.text.length }], same[1]));
    }
  }
  for (const [text, strand] of [...rest].slice(0, MOST_TEXTS)) {
    for (const [other, words] of [...left].slice(0, MOST_TEXTS)) {
      const rows = other === text ? [] : commonRows(strand.text, words.text);
      if (rows.length === 0) continue;
      runs.push(...copiesOf(strand, rows, words));
      break;
    }
  }
  return runs;
}

interface Row {
  readonly from: number;
  readonly to: number;
  readonly length: number;
}

/** All of a strand: where rows of it are in another, and that the rest is nowhere. */
function copiesOf(strand: Strand, rows: readonly Row[], other: Strand): CopyRun[] {
  const places = new Map<number, Y.ID>();
  for (const { from, to, length } of rows) {
    for (let i = 0; i < length; i++) places.set(from + i, other.ids[to + i] as Y.ID);
  }
  const runs: [number, number, number, number][] = [];
  for (const [i, { client, clock }] of strand.ids.entries()) {
    const copy = places.get(i)?.clock ?? GONE;
    const last = runs.at(-1);
    const goesOn = last && last[0] === client && last[1] + last[2] === clock;
    if (goesOn && (copy === GONE ? last[3] === GONE : last[3] !== GONE && last[3] + last[2] === copy)) last[2]++;
    else runs.push([client, clock, 1, copy]);
  }
  return runs;
}

function takenIn(transaction: Y.Transaction): Map<Y.XmlText, Strand> {
  const items = new Set<Y.Item>();
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (struct instanceof Y.Item && !isNew(struct, transaction)) items.add(struct);
  });
  return strandsOf(items);
}

function writtenIn(transaction: Y.Transaction): Map<Y.XmlText, Strand> {
  const { store, clientID } = transaction.doc;
  const structs = store.clients.get(clientID) ?? [];
  const items = new Set<Y.Item>();
  for (let i = structs.length - 1; i >= 0; i--) {
    const struct = structs[i];
    if (!(struct instanceof Y.Item) || !isNew(struct, transaction)) break;
    if (!struct.deleted) items.add(struct);
  }
  return strandsOf(items);
}

const isNew = ({ id }: Y.Item, { beforeState }: Y.Transaction) => id.clock >= (beforeState.get(id.client) ?? 0);

function strandsOf(items: ReadonlySet<Y.Item>): Map<Y.XmlText, Strand> {
  const texts = new Set<Y.XmlText>();
  for (const { parent, content } of items) {
    if (parent instanceof Y.XmlText && content instanceof Y.ContentString) texts.add(parent);
  }
  return new Map([...texts].map((text) => [text, strandOf(text, items)]));
}

function strandOf(text: Y.XmlText, items: ReadonlySet<Y.Item>): Strand {
  const ids: Y.ID[] = [];
  let words = '';
  for (let item = text._start; item; item = item.right) {
    if (!items.has(item) || !(item.content instanceof Y.ContentString)) continue;
    words += item.content.str;
    for (let i = 0; i < item.length; i++) ids.push(Y.createID(item.id.client, item.id.clock + i));
  }
  return { text: words, ids };
}
