/** What Remix has its router do already, for routers of tests: without it, they warn. */
export const ROUTER_FUTURE = {
  v7_relativeSplatPath: true,
  v7_fetcherPersist: true,
  v7_normalizeFormMethod: true,
  v7_partialHydration: true,
  v7_skipActionErrorRevalidation: true,
} as const;

/** Likewise for what renders them. */
export const PROVIDER_FUTURE = { v7_startTransition: true } as const;
