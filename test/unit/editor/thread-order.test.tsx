import { renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { NotesEditorHandle } from '#app/editor/types.ts';
import type { CommentThread } from '#app/notes/services.ts';
import { useThreadOrder } from '#app/routes/notes.$notesId/use-thread-order.ts';

const thread = (id: string) => ({ id }) as CommentThread;

test('comments stand in the order of their words, and one that has just come is not taken for one that lost them', () => {
  let order = ['b', 'a'];
  const editor = { current: { threadOrder: () => order } as unknown as NotesEditorHandle };
  const seen: (readonly string[] | undefined)[] = [];
  const { rerender } = renderHook(
    ({ threads, isOpen }: { threads: readonly CommentThread[] | null; isOpen: boolean }) => {
      seen.push(useThreadOrder(editor, threads, isOpen));
    },
    { initialProps: { threads: null as readonly CommentThread[] | null, isOpen: true } },
  );
  expect(seen.at(-1)).toBeUndefined();
  const first = [thread('a'), thread('b'), thread('gone')];
  rerender({ threads: first, isOpen: true });
  expect(seen.at(-1)).toEqual(['b', 'a']);
  seen.length = 0;
  order = ['c', 'b', 'a'];
  rerender({ threads: [...first, thread('c')], isOpen: true });
  expect(seen[0]).toEqual(['b', 'a', 'c']);
  expect(seen.at(-1)).toEqual(['c', 'b', 'a']);
});
