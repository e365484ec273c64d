import * as Y from 'yjs';
import { type CopyRun, GONE, WHY } from '../../notes/copies.ts';
import { stayedIn } from '../../notes/stayed.ts';
import { findGone } from './find-gone.ts';
import { commonRows } from './text-changes.ts';

/** Texts that are compared with others at most, in both directions: what is beyond them is not taken for copied. */
const MOST_TEXTS = 16;

/** In place of a character's index: the text itself. */
const ITSELF = -1;

/** Characters of one text, in order, and the ids that Yjs has for them. */
interface Strand {
  readonly words: string;
  readonly ids: readonly Y.ID[];
  /** The text's own, if it is new or gone with its words: in an empty one, too, somebody may be writing. */
  readonly itself: Y.ID | null;
}

/**
 * What a transaction, before its end, has taken out of texts and written in others: a paragraph that was divided, two that
 * were joined, a line that became a heading.
 *
 * @returns all that was taken out of the texts that something was copied from, and all that went with its paragraph without a
 *   copy: then it is known that it went, and what somebody was writing there meanwhile is told from it
 */
export function findCopies(transaction: Y.Transaction): CopyRun[] {
  const gone = goneIn(transaction);
  const [taken, written] = [strandsOf(gone), writtenIn(transaction)];
  const copied = new Map<Strand, Map<number, number>>();
  const left = new Map(written);
  for (const [text, strand] of taken) {
    const [same, twin] = [...left].find(([other, { words }]) => other !== text && words === strand.words) ?? [];
    if (!same || !twin || (strand.words === '' && !(strand.itself && twin.itself))) continue;
    copied.set(strand, new Map(twin.ids.map(({ clock }, i) => [i, clock])));
    if (twin.itself) copied.get(strand)?.set(ITSELF, twin.itself.clock);
    left.delete(same);
  }
  const rest = [...taken].filter(([, strand]) => !copied.has(strand)).slice(0, MOST_TEXTS);
  const used = new Set<number>();
  for (const [text, strand] of rest) {
    const places = new Map<number, number>();
    // A paragraph that was divided in a list may be in two others.
    for (const [other, twin] of [...left].slice(0, MOST_TEXTS)) {
      if (other === text || !match(strand.words, twin, places, used)) continue;
      if (twin.itself && !places.has(ITSELF)) places.set(ITSELF, twin.itself.clock);
    }
    if (places.size > 0) copied.set(strand, places);
  }
  const from = new Set([...taken].flatMap(([text, strand]) => (copied.has(strand) ? [text] : [])));
  return [
    ...[...copied].flatMap(([strand, places]) => runsOf(strand, places)),
    ...findGone(gone, from),
    ...stayedIn(
      from,
      (item) => gone.has(item),
      (item) => !isNew(item, transaction),
    ),
  ];
}

/** Finds where words are in a strand, each of its characters taken for one copy only. */
function match(words: string, { words: other, ids }: Strand, places: Map<number, number>, used: Set<number>): boolean {
  const before = places.size;
  for (const { from, to, length } of commonRows(words, other)) {
    for (let i = 0; i < length; i++) {
      const { clock } = ids[to + i] as Y.ID;
      if (places.has(from + i) || used.has(clock)) continue;
      places.set(from + i, clock);
      used.add(clock);
    }
  }
  return places.size > before;
}

/** All of some characters, by the clocks of their copies where they have one. */
function runsOf({ ids, itself }: Strand, places: ReadonlyMap<number, number>): CopyRun[] {
  const runs: [number, number, number, number, number][] = [];
  if (itself) runs.push([itself.client, itself.clock, 1, places.get(ITSELF) ?? GONE, WHY.taken]);
  for (const [i, { client, clock }] of ids.entries()) {
    const copy = places.get(i) ?? GONE;
    const last = runs.at(-1);
    const goesOn = last && last[0] === client && last[1] + last[2] === clock;
    if (goesOn && (copy === GONE ? last[3] === GONE : last[3] !== GONE && last[3] + last[2] === copy)) last[2]++;
    else runs.push([client, clock, 1, copy, WHY.taken]);
  }
  return runs;
}

function goneIn(transaction: Y.Transaction): Set<Y.Item> {
  const items = new Set<Y.Item>();
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (struct instanceof Y.Item && !isNew(struct, transaction)) items.add(struct);
  });
  return items;
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
    if (content instanceof Y.ContentType && content.type instanceof Y.XmlText) texts.add(content.type);
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
  const itself = text._item && items.has(text._item) ? text._item.id : null;
  return { words, ids, itself };
}
