import type { Mark, Node, ResolvedPos } from '@tiptap/pm/model';
import { simpleDiffStringWithCursor } from 'lib0/diff';
import * as Y from 'yjs';
import { type Positions, SIDE, toRelative } from './positions.ts';
import { mapText } from './render.ts';

/** A block whose text alone has changed, in both documents. */
export interface TextChange {
  readonly element: Y.XmlElement;
  readonly texts: readonly Y.XmlText[];
  readonly block: Node;
  /** A place in the block, in the document after the change. */
  readonly $at: ResolvedPos;
}

/**
 * The change between two documents, if it lies within the text of one block. The rest is y-tiptap's to write.
 *
 * It matters twice. Two people who begin in an empty paragraph make two Yjs texts side by side, which ProseMirror shows as
 * one; y-tiptap would put the second into the first at the next change, and if two pages do so at once its words stand there
 * twice. Here each change goes into the text it is in. And with the caret's help a character typed among its like (哈哈) goes
 * in where it was typed, not at the end of the row, which matters to whoever writes right there.
 */
export function findTextChange(positions: Positions, before: Node, after: Node): TextChange | null {
  const start = before.content.findDiffStart(after.content);
  if (start === null) return null;
  const $before = before.resolve(start);
  const $after = after.resolve(start);
  const [old, block] = [$before.parent, $after.parent];
  if (!old.isTextblock || !old.sameMarkup(block) || $before.depth !== $after.depth) return null;
  // Everything outside of the block must be as it was: the same to its left, found already, and to its right.
  const size = block.content.size - old.content.size;
  if (after.content.size - before.content.size !== size) return null;
  const end = before.content.findDiffEnd(after.content);
  if (end && end.a > $before.end()) return null;
  const element = elementAt(positions, start);
  if (!element || positions.mapping.get(element) !== old) return null;
  const texts = element.toArray();
  if (texts.length === 0 || !texts.every((child) => child instanceof Y.XmlText)) return null;
  if (!isAllText(block)) return null;
  return { element, texts: texts as Y.XmlText[], block, $at: $after };
}

function isAllText(block: Node): boolean {
  for (let i = 0; i < block.childCount; i++) if (!block.child(i).isText) return false;
  return true;
}

function elementAt(positions: Positions, position: number): Y.XmlElement | null {
  const { type, item } = toRelative(positions, position, SIDE.before);
  const id = item ?? type;
  const { doc } = positions.fragment;
  if (!id || !doc) return null;
  const found = Y.getItem(doc.store, id) as Y.Item;
  // The id is of a character, whose parent is the text, or of the text itself.
  const text = found.content instanceof Y.ContentType ? found.content.type : found.parent;
  if (text instanceof Y.XmlElement) return text;
  const parent = text instanceof Y.XmlText ? text.parent : null;
  return parent instanceof Y.XmlElement ? parent : null;
}

/** Writes such a change. */
export function writeText(positions: Positions, change: TextChange, caret: number): void {
  write(change, caret - change.$at.start());
  positions.mapping.set(change.element, change.block);
  let from = 0;
  for (const text of change.texts) from = mapText(text, change.block, from, positions.mapping);
  mapAround(positions, change);
}

/** @param caret in the block, in characters, after the change */
function write({ texts, block }: TextChange, caret: number): void {
  const old = texts.map((text) => plain(text));
  const [before, after] = [old.join(''), block.textContent];
  const added = Math.max(0, after.length - before.length);
  const diff = simpleDiffStringWithCursor(before, after, Math.max(0, caret - added));
  let from = 0;
  let inserted = diff.insert === '';
  let toRemove = diff.remove;
  const lengths = texts.map((text, i) => {
    const length = old[i]?.length ?? 0;
    const to = from + length;
    let now = length;
    const at = Math.max(diff.index, from);
    const removed = Math.min(toRemove, Math.max(0, to - at));
    if (at <= to && removed > 0) {
      text.delete(at - from, removed);
      toRemove -= removed;
      now -= removed;
    }
    // At a seam it goes to the end of what is before: there the caret keeps to.
    if (!inserted && diff.index <= to) {
      text.insert(diff.index - from, diff.insert);
      inserted = true;
      now += diff.insert.length;
    }
    from = to;
    return now;
  });
  format(texts, lengths, block);
}

/** Gives every character the marks it has in the block; what has them already is left alone. */
function format(texts: readonly Y.XmlText[], lengths: readonly number[], block: Node): void {
  const runs: { length: number; marks: readonly Mark[] }[] = [];
  block.forEach((node) => {
    runs.push({ length: node.nodeSize, marks: node.marks });
  });
  for (const [i, text] of texts.entries()) {
    const delta: { retain: number; attributes: Record<string, unknown> }[] = [];
    const absent = Object.fromEntries(formatsOf(text).map((name) => [name, null]));
    let left = lengths[i] ?? 0;
    while (left > 0 && runs[0]) {
      const run = runs[0];
      const retain = Math.min(left, run.length);
      const present = Object.fromEntries(run.marks.map((mark) => [mark.type.name, mark.attrs]));
      delta.push({ retain, attributes: { ...absent, ...present } });
      left -= retain;
      run.length -= retain;
      if (run.length === 0) runs.shift();
    }
    if (delta.some(({ attributes }) => Object.keys(attributes).length > 0)) text.applyDelta(delta);
  }
}

function plain(text: Y.XmlText): string {
  let all = '';
  for (let item = text._start; item; item = item.right) {
    if (!item.deleted && item.content instanceof Y.ContentString) all += item.content.str;
  }
  return all;
}

function formatsOf(text: Y.XmlText): string[] {
  const names = new Set<string>();
  for (let item = text._start; item; item = item.right) {
    if (!item.deleted && item.content instanceof Y.ContentFormat) names.add(item.content.key);
  }
  return [...names];
}

/** The elements around the block are those of the new document now. */
function mapAround({ fragment, mapping }: Positions, { element, $at }: TextChange): void {
  let depth = $at.depth - 1;
  for (let parent = element.parent; parent && parent !== fragment; parent = parent.parent) {
    mapping.set(parent, $at.node(depth));
    depth--;
  }
}
