import type { Node } from '@tiptap/pm/model';
import type * as Y from 'yjs';
import { type Positions, SIDE, toAbsolute, toRelative } from './positions.ts';

/** Words of one paragraph that an input method has put into it, and where their last letter is. */
export interface Composed {
  readonly text: string;
  readonly end: Y.RelativePosition;
}

/**
 * What was put in between two documents, by paragraphs: each has a fate of its own.
 *
 * @param positions of the later one
 */
export function findComposed(positions: Positions, before: Node, after: Node): Composed[] {
  const from = before.content.findDiffStart(after.content);
  const ends = before.content.findDiffEnd(after.content);
  if (from === null || !ends) return [];
  // Among letters that are alike both ends may claim the same ones.
  const to = ends.b + Math.max(0, from - Math.min(ends.a, ends.b));
  const composed: Composed[] = [];
  after.nodesBetween(from, to, (node, at) => {
    if (!node.isTextblock) return true;
    const [start, end] = [Math.max(0, from - at - 1), Math.min(node.content.size, to - at - 1)];
    const text = node.textBetween(start, end);
    if (text !== '') composed.push({ text, end: toRelative(positions, at + 1 + end, SIDE.before) });
    return false;
  });
  return composed;
}

/** Whether the paragraph that they were put into is gone, and they with it. */
export const isGone = (positions: Positions, { end }: Composed): boolean => toAbsolute(positions, end) === null;
