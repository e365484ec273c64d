import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { ReplaceStep } from '@tiptap/pm/transform';

/** Makes a transaction's document the given one, by the smallest replacement: what stands around it keeps its place. */
export function replaceDifference(tr: Transaction, doc: Node): Transaction {
  const before = tr.doc;
  const start = before.content.findDiffStart(doc.content);
  const end = before.content.findDiffEnd(doc.content);
  if (start === null || !end) return tr;
  // The same letter may be counted from either side (哈 to 哈哈).
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  const step = new ReplaceStep(start, end.a + overlap, doc.slice(start, end.b + overlap));
  const result = step.apply(before);
  // Where the two differ in depth it does not fit; whole blocks always do.
  return result.doc?.eq(doc) ? tr.step(step) : replaceBlocks(tr, doc);
}

function replaceBlocks(tr: Transaction, doc: Node): Transaction {
  const before = tr.doc;
  const shorter = Math.min(before.childCount, doc.childCount);
  let first = 0;
  while (first < shorter && before.child(first).eq(doc.child(first))) first++;
  let last = 0;
  while (
    last < shorter - first &&
    before.child(before.childCount - 1 - last).eq(doc.child(doc.childCount - 1 - last))
  ) {
    last++;
  }
  const from = sizeOf(before, 0, first);
  const slice = doc.slice(sizeOf(doc, 0, first), doc.content.size - sizeOf(doc, doc.childCount - last, doc.childCount));
  return tr.step(
    new ReplaceStep(from, before.content.size - sizeOf(before, before.childCount - last, before.childCount), slice),
  );
}

function sizeOf(doc: Node, from: number, to: number): number {
  let size = 0;
  for (let i = from; i < to; i++) size += doc.child(i).nodeSize;
  return size;
}
