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

/** What a route exports as `handle` that stands without the header: it is for people who have no account here. */
export const BARE = { bare: true } as const;

/** Whether the page that is open stands without the header. */
export function useBarePage(): boolean {
  const matches = useMatches() as UIMatch<unknown, Partial<typeof BARE> | undefined>[];
  return matches.some(({ handle }) => handle?.bare === true);
}

/** The plan of the page that is open, by its route's {@link PageHandle}; null where there is none, or no data for it. */
export function usePagePlan(): PagePlan | null {
  const matches = useMatches() as UIMatch<unknown, Partial<PageHandle<unknown>> | undefined>[];
  for (const { handle, data } of matches.toReversed()) {
    if (handle?.plan && data != null) return handle.plan(data);
  }
  return null;
}
