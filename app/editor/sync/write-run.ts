import type { Fragment, Mark } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { insertAt } from '../../notes/insert-between.ts';
import { type TextChange, textChanges } from './text-changes.ts';

/**
 * Makes texts that stand side by side read as a run of text nodes, each change in the text that it is in.
 *
 * With the caret's help a character typed among its like (哈哈) goes in where it was typed, not at the end of the row, which
 * matters to whoever writes right there.
 *
 * @param caret in the run, in characters, after the change
 */
export function writeRun(texts: readonly Y.XmlText[], run: Fragment, caret: number): void {
  const before = texts.map(plainText).join('');
  const after = run.textBetween(0, run.size);
  const added = Math.max(0, after.length - before.length);
  const changes = textChanges(before, after, Math.max(0, Math.min(caret, after.length) - added));
  // From the right: what is still to be changed stays where it was found.
  for (const change of changes.reverse()) apply(texts, change);
  format(texts, run);
}

function apply(texts: readonly Y.XmlText[], { index, remove, insert }: TextChange): void {
  let from = 0;
  let isInserted = insert === '';
  for (const text of texts) {
    const to = from + text.length;
    const start = Math.max(index, from);
    const end = Math.min(index + remove, to);
    if (end > start) text.delete(start - from, end - start);
    // At a seam it goes to the end of what is before: there the caret keeps to.
    if (!isInserted && index <= to) {
      insertAt(text, index - from, insert);
      isInserted = true;
    }
    from = to;
  }
}

/** Gives every character the marks it has in the run; what has them already is left alone. */
function format(texts: readonly Y.XmlText[], run: Fragment): void {
  const parts: { length: number; marks: readonly Mark[] }[] = [];
  run.forEach((node) => {
    parts.push({ length: node.nodeSize, marks: node.marks });
  });
  for (const text of texts) {
    const delta: { retain: number; attributes: Record<string, unknown> }[] = [];
    const absent = Object.fromEntries(formatsOf(text).map((name) => [name, null]));
    for (let left = text.length; left > 0 && parts[0]; ) {
      const [part] = parts;
      const retain = Math.min(left, part.length);
      delta.push({ retain, attributes: { ...absent, ...attributesOf(part.marks) } });
      left -= retain;
      part.length -= retain;
      if (part.length === 0) parts.shift();
    }
    if (delta.some(({ attributes }) => Object.keys(attributes).length > 0)) text.applyDelta(delta);
  }
}

/** Marks in the form of Yjs. None of ours may stand twice on one character, which would need another. */
export const attributesOf = (marks: readonly Mark[]): Record<string, unknown> =>
  Object.fromEntries(marks.map((mark) => [mark.type.name, mark.attrs]));

function plainText(text: Y.XmlText): string {
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
