import { type UIMatch, useMatches } from '@remix-run/react';

/** The plan a page is about. */
export interface PagePlan {
  readonly id: string;
  readonly title: string;
}

/** What a route may export as `handle`, for the header that frames it. */
export interface PageHandle<Data> {
  /** Which plan the page belongs to, from what its loader returned: the header leads back to it. */
  readonly plan: (data: Data) => PagePlan;
}

/** The plan of the page that is open, by its route's {@link PageHandle}; null where there is none, or no data for it. */
export function usePagePlan(): PagePlan | null {
  const matches = useMatches() as UIMatch<unknown, Partial<PageHandle<unknown>> | undefined>[];
  for (const { handle, data } of matches.toReversed()) {
    if (handle?.plan && data != null) return handle.plan(data);
  }
  return null;
}
