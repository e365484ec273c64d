import { useFetcher, useLoaderData } from '@remix-run/react';
import { useEffect, useRef } from 'react';

/** Milliseconds between two readings, while somebody looks. */
export const REFRESH_MS = 5_000;

/**
 * The page's data, read anew again and again while its window is visible. By a fetcher, which reads this route alone: a
 * revalidation reads the frame of all pages, too, and where the server is away that takes the page with it.
 */
export function useRefreshed<Loader>() {
  const loaded = useLoaderData<Loader>();
  const { load, state, data } = useFetcher<Loader>();
  const isIdle = useRef(true);
  isIdle.current = state === 'idle';
  useEffect(() => {
    const refresh = () => {
      if (document.visibilityState === 'visible' && isIdle.current) load('/operations');
    };
    const timer = setInterval(refresh, REFRESH_MS);
    document.addEventListener('visibilitychange', refresh);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', refresh);
    };
  }, [load]);
  return data ?? loaded;
}
