import type { EditorState } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { COMMENT_LIMITS, type CommentThread } from '../../notes/services.ts';
import { type Positions, SIDE, toAbsolute, toRelative } from '../sync/positions.ts';
import type { CommentDraft } from '../types.ts';

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Where in the text a thread's words are now; null if they are gone. */
export function locate(positions: Positions, { anchor }: Pick<CommentThread, 'anchor'>): Range | null {
  const [start, end] = [decode(anchor.from), decode(anchor.to)];
  const from = start && toAbsolute(positions, start);
  const to = end && toAbsolute(positions, end);
  return from !== null && to !== null && from < to ? { from, to } : null;
}

/** The ids of threads in the order of the words they are about; without those whose words are gone. */
export function orderOf(positions: Positions, threads: readonly Pick<CommentThread, 'id' | 'anchor'>[]): string[] {
  const found = threads.flatMap(({ id, anchor }) => {
    const range = locate(positions, { anchor });
    return range ? [{ id, ...range }] : [];
  });
  return found.sort((a, b) => a.from - b.from || a.to - b.to).map(({ id }) => id);
}

/** A comment on what is selected, or, without a selection, on the block that the caret is in; null if that is empty. */
export function draftComment(positions: Positions, { doc, selection }: EditorState): CommentDraft | null {
  const { $from } = selection;
  const block = $from.parent.isTextblock ? { from: $from.start(), to: $from.end() } : selection;
  const { from, to } = selection.empty ? block : selection;
  const quote = doc.textBetween(from, to, ' ', (node) => node.type.spec.leafText?.(node) ?? '').trim();
  if (from >= to || quote === '') return null;
  const anchor = {
    // What is written at its edges later is not what was commented on.
    from: encode(toRelative(positions, from, SIDE.after)),
    to: encode(toRelative(positions, to, SIDE.before)),
  };
  return { anchor, quote: Array.from(quote).slice(0, COMMENT_LIMITS.quote).join('') };
}

function encode(position: Y.RelativePosition): string {
  return btoa(String.fromCharCode(...Y.encodeRelativePosition(position)));
}

function decode(text: string): Y.RelativePosition | null {
  try {
    return Y.decodeRelativePosition(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)));
  } catch {
    return null;
  }
}
