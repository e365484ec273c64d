import { useSearchParams } from '@remix-run/react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { type OverviewFilters, readOverviewFilters, writeOverviewFilters } from '../../domain/overview-filters.ts';

/** What is asked to be seen; it lives in the address, so that it can be kept, sent and gone back to. */
export function useOverviewFilters() {
  const [params, setParams] = useSearchParams();
  // By the text of the query: the object is another one at every paint.
  const query = params.toString();
  const filters = useMemo(() => readOverviewFilters(new URLSearchParams(query)), [query]);
  // The address follows a moment later: who goes on meanwhile changes what they asked for last, not what is painted still.
  const latest = useRef(query);
  useEffect(() => {
    latest.current = query;
  }, [query]);

  const go = useCallback(
    (next: URLSearchParams) => {
      latest.current = next.toString();
      setParams(next, { replace: true, preventScrollReset: true });
    },
    [setParams],
  );
  /** Changes some parts of the filter. */
  const setFilters = useCallback(
    (patch: Partial<OverviewFilters>) => {
      const before = new URLSearchParams(latest.current);
      go(writeOverviewFilters({ ...readOverviewFilters(before), ...patch }, before));
    },
    [go],
  );
  /** Puts one other parameter into the address; an empty one is taken out. */
  const put = useCallback(
    (key: string, value: string) => {
      const next = new URLSearchParams(latest.current);
      if (value === '') next.delete(key);
      else next.set(key, value);
      go(next);
    },
    [go],
  );
  return { params, filters, setFilters, put };
}
