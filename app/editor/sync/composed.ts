import type { Node } from '@tiptap/pm/model';
import type * as Y from 'yjs';
import { type Positions, SIDE, toAbsolute, toRelative } from './positions.ts';

/** Words that an input method has put into the text, and where their last letter is. */
export interface Composed {
  readonly text: string;
  readonly end: Y.RelativePosition;
}

/**
 * What was put in between two documents; null for nothing.
 *
 * @param positions of the later one
 */
export function findComposed(positions: Positions, before: Node, after: Node): Composed | null {
  const from = before.content.findDiffStart(after.content);
  const ends = before.content.findDiffEnd(after.content);
  if (from === null || !ends) return null;
  // Among letters that are alike both ends may claim the same ones.
  const to = ends.b + Math.max(0, from - Math.min(ends.a, ends.b));
  const text = after.textBetween(from, to);
  return text === '' ? null : { text, end: toRelative(positions, to, SIDE.before) };
}

/** Whether the paragraph that they were put into is gone, and they with it. */
export const isGone = (positions: Positions, { end }: Composed): boolean => toAbsolute(positions, end) === null;
