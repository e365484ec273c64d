import * as Y from 'yjs';
import { type CopyRun, GONE, WHY } from '../../notes/copies.ts';
import { precedes } from '../../notes/precedes.ts';
import { stayedIn } from '../../notes/stayed.ts';
import { Steps } from '../../notes/steps.ts';
import { findGone } from './find-gone.ts';
import { ITSELF, type Places, placesOf, type Strand } from './match-strands.ts';

/** Texts that are compared with others at most, in both directions: what is beyond them is not taken for copied. */
const MOST_TEXTS = 16;
/** Items that are passed to find out in which order they stand. */
const ORDER_STEPS = 100_000;

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
  const copied = new Map<Strand, Places>();
  const left = new Set(written);
  for (const strand of taken) {
    const twin = written.find((other) => left.has(other) && isTwin(strand, other));
    if (!twin) continue;
    const places = new Map(twin.ids.map(({ clock }, i) => [i, clock]));
    copied.set(strand, twin.itself ? places.set(ITSELF, twin.itself.clock) : places);
    left.delete(twin);
  }
  const rest = taken.filter((strand) => !copied.has(strand)).slice(0, MOST_TEXTS);
  const others = written.filter((strand) => left.has(strand)).slice(0, MOST_TEXTS);
  for (const [strand, places] of placesOf(inDocument(rest), inDocument(others))) copied.set(strand, places);
  const from = new Set([...copied.keys()].map(({ text }) => text));
  return [
    ...[...copied].flatMap(([strand, places]) => runsOf(strand, places)),
    ...findGone(gone, from),
    ...stayedIn(
      new Set([...from, ...taken.flatMap(({ text, itself }) => (itself ? [text] : []))]),
      (item) => gone.has(item),
      (item) => !isNew(item, transaction),
    ),
  ];
}

/** Whether all that is in one stands in the other: an empty one is the same as another only as a whole. */
const isTwin = (one: Strand, other: Strand) =>
  one.text !== other.text && one.words === other.words && (one.words !== '' || (one.itself && other.itself) !== null);

/** In the order in which they stand in the document, as far as that is found out at a bounded cost. */
function inDocument(strands: readonly Strand[]): Strand[] {
  const steps = new Steps(ORDER_STEPS);
  const before = (one: Strand, other: Strand) =>
    one.text._item && other.text._item && precedes(one.text._item, other.text._item, steps);
  return [...strands].sort((one, other) => (before(one, other) ? -1 : 1));
}

/** All of some characters, by the clocks of their copies where they have one. */
function runsOf({ ids, itself }: Strand, places: Places): CopyRun[] {
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

function writtenIn(transaction: Y.Transaction): Strand[] {
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

function strandsOf(items: ReadonlySet<Y.Item>): Strand[] {
  const texts = new Set<Y.XmlText>();
  for (const { parent, content } of items) {
    if (content instanceof Y.ContentType && content.type instanceof Y.XmlText) texts.add(content.type);
    if (parent instanceof Y.XmlText && content instanceof Y.ContentString) texts.add(parent);
  }
  return [...texts].map((text) => strandOf(text, items));
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
  return { text, words, ids, itself };
}
