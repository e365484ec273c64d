import { expect, it } from 'vitest';
import { sortThreads } from '#app/comments/sort-threads.ts';
import type { CommentThread } from '#app/notes/services.ts';

const thread = (id: string, isResolved = false): CommentThread => ({
  id,
  anchor: { from: '', to: '' },
  quote: '',
  resolved: isResolved ? { at: 1, by: '李明' } : null,
  comments: [],
});
const ids = (threads: readonly CommentThread[]) => threads.map(({ id }) => id).join('');
const THREADS = [thread('a'), thread('b', true), thread('c'), thread('d'), thread('e')];

it('threads stand in the order of their words, those without any at the end', () => {
  const { open, resolved, gone } = sortThreads(THREADS, ['e', 'b', 'c']);
  expect([ids(open), ids(resolved), [...gone].join('')]).toEqual(['ecad', 'b', 'ad']);
});

it('threads stand as they are while the places of their words are not known', () => {
  const { open, resolved, gone } = sortThreads(THREADS, undefined);
  expect([ids(open), ids(resolved), gone.size]).toEqual(['acde', 'b', 0]);
});
