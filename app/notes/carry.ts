import * as Y from 'yjs';
import type { CopyRun, WHY } from './copies.ts';
import { insertBetween } from './insert-between.ts';

/** What is to become of the characters of a text, by their ids. */
export interface Fate {
  /** Where one that was taken out of the text stands now; `gone` for nowhere, null for one that was not taken out. */
  whither(id: Y.ID): Y.ID | 'gone' | null;
  /** Whether a character that was not taken out may go after those that were. */
  mayFollow(id: Y.ID, item: Y.Item): boolean;
  /** Whether others may do so though they stand behind one that may not. */
  isPassed(id: Y.ID): boolean;
  /** Why what follows is elsewhere. */
  readonly why: (typeof WHY)[keyof typeof WHY];
}

/** Beside which character words are to be written; in a text, at its beginning, where it is the text itself. */
export interface Beside {
  readonly id: Y.ID;
  readonly isBehind: boolean;
}

/**
 * Has words follow those that they were written behind, which are now elsewhere: whoever wrote them had not heard of it.
 *
 * @param text may have been deleted in this transaction or the one whose observers run: then nothing in it is collected yet
 * @returns the copies that were made
 */
export function carry(text: Y.XmlText, fate: Fate, transaction: Y.Transaction): CopyRun[] {
  const runs: CopyRun[] = [];
  const attributes: Record<string, unknown> = {};
  const itself = text._item && fate.whither(text._item.id);
  let beside: Beside | null = itself && itself !== 'gone' ? { id: itself, isBehind: true } : null;
  if (itself === 'gone') beside = firstOf(text, fate);
  for (const item of itemsOf(text)) {
    if (item.content instanceof Y.ContentFormat) attributes[item.content.key] = item.content.value;
    const followed: CopyRun[] = [];
    for (const { id, words, to, isPassed } of partsOf(item, fate, () => beside !== null)) {
      if (to) beside = { id: to, isBehind: true };
      if (words !== '' && beside) {
        const written = writeBeside(beside, words, attributes, transaction);
        if (!written) return runs;
        followed.push([id.client, id.clock, words.length, written.id.clock, fate.why]);
        beside = { id: written.lastId, isBehind: true };
      } else if (!isPassed) beside = null;
    }
    runs.push(...followed);
    if (!item.deleted) for (const run of followed) remove(run, transaction);
  }
  return runs;
}

/** Part of an item: all of it goes the same way. */
interface Part {
  readonly id: Y.ID;
  /** What of it is to follow. */
  words: string;
  /** Where the last of it is. */
  readonly to: Y.ID | null;
  readonly isPassed: boolean;
}

function* partsOf(item: Y.Item, fate: Fate, isBeside: () => boolean): Generator<Part> {
  const words = item.content instanceof Y.ContentString ? item.content.str : null;
  let following: Part | null = null;
  for (let i = 0; i < item.length; i++) {
    const id = Y.createID(item.id.client, item.id.clock + i);
    const to = fate.whither(id);
    if (to === null && words !== null && (following || isBeside()) && fate.mayFollow(id, item)) {
      following ??= { id, words: '', to: null, isPassed: true };
      following.words += words.charAt(i);
      continue;
    }
    if (following) yield following;
    following = null;
    const isPassed = to !== null || words === null || fate.isPassed(id);
    yield { id, words: '', to: to === 'gone' ? null : to, isPassed };
  }
  if (following) yield following;
}

/** Before the first that is elsewhere. */
function firstOf(text: Y.XmlText, { whither }: Fate): Beside | null {
  for (const item of itemsOf(text)) {
    for (let i = 0; i < item.length; i++) {
      const id = whither(Y.createID(item.id.client, item.id.clock + i));
      if (id !== null && id !== 'gone') return { id, isBehind: false };
    }
  }
  return null;
}

/** Writes right beside a character; null where that is not in a text. */
export function writeBeside(
  { id, isBehind }: Beside,
  words: string,
  attributes: Readonly<Record<string, unknown>>,
  transaction: Y.Transaction,
): Y.Item | null {
  const { store } = transaction.doc;
  const there = isBehind ? Y.getItemCleanEnd(transaction, store, id) : Y.getItemCleanStart(transaction, id);
  const itself = there.content instanceof Y.ContentType ? there.content.type : null;
  const text = itself ?? there.parent;
  if (!(text instanceof Y.XmlText)) return null;
  const left = itself ? null : isBehind ? there : there.left;
  const right = itself ? text._start : isBehind ? there.right : there;
  const item = insertBetween(text, left, right, words, transaction);
  format(text, item, attributes);
  return item;
}

function format(text: Y.XmlText, written: Y.Item, attributes: Readonly<Record<string, unknown>>): void {
  const wanted: Record<string, unknown> = {};
  let before = 0;
  let isBefore = true;
  for (let item = text._start; item; item = item.right) {
    if (item === written) isBefore = false;
    if (item.deleted) continue;
    if (isBefore && item.countable) before += item.length;
    if (item.content instanceof Y.ContentFormat) wanted[item.content.key] = null;
  }
  Object.assign(wanted, attributes);
  if (Object.keys(wanted).length > 0) {
    text.applyDelta([{ retain: before }, { retain: written.length, attributes: wanted }]);
  }
}

/** Deletes characters of a text. */
export function remove(
  [client, clock, length]: readonly [client: number, clock: number, length: number, ...unknown[]],
  transaction: Y.Transaction,
): void {
  for (let at = clock; at < clock + length; ) {
    const start = Y.getItemCleanStart(transaction, Y.createID(client, at));
    const last = Math.min(at + start.length, clock + length) - 1;
    const item = Y.getItemCleanEnd(transaction, transaction.doc.store, Y.createID(client, last));
    item.delete(transaction);
    // Yjs remembers places in a text by index, and corrects them only where its own methods delete.
    if (item.parent instanceof Y.XmlText) item.parent._searchMarker?.splice(0);
    at = last + 1;
  }
}

function itemsOf(text: Y.XmlText): Y.Item[] {
  const items: Y.Item[] = [];
  for (let item = text._start; item; item = item.right) items.push(item);
  return items;
}
