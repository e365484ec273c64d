import type { CommentThread } from '../notes/services.ts';

/** Threads as a panel shows them. */
export interface SortedThreads {
  readonly open: readonly CommentThread[];
  readonly resolved: readonly CommentThread[];
  /** The ids of those whose words are no longer in the text. */
  readonly gone: ReadonlySet<string>;
}

/**
 * Threads in the order of the words they are about, those that have lost theirs at the end.
 *
 * @param order ids of threads in that order; undefined where it is not known, and the order is left as it is
 */
export function sortThreads(threads: readonly CommentThread[], order: readonly string[] | undefined): SortedThreads {
  const places = new Map(order?.map((id, place) => [id, place]));
  const placeOf = ({ id }: CommentThread) => places.get(id) ?? Number.POSITIVE_INFINITY;
  // Two that are both gone: infinity from infinity would be no number.
  const sorted = threads.toSorted((a, b) => (placeOf(a) === placeOf(b) ? 0 : placeOf(a) - placeOf(b)));
  const gone = order === undefined ? [] : threads.filter(({ id }) => !places.has(id)).map(({ id }) => id);
  return {
    open: sorted.filter(({ resolved }) => resolved === null),
    resolved: sorted.filter(({ resolved }) => resolved !== null),
    gone: new Set(gone),
  };
}
