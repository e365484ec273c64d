import { useSearchParams } from '@remix-run/react';
import { useCallback, useMemo } from 'react';
import { type OverviewFilters, readOverviewFilters, writeOverviewFilters } from '../../domain/overview-filters.ts';

/** What is asked to be seen; it lives in the address, so that it can be kept, sent and gone back to. */
export function useOverviewFilters() {
  const [params, setParams] = useSearchParams();
  // By the text of the query: the object is another one at every paint.
  const query = params.toString();
  const filters = useMemo(() => readOverviewFilters(new URLSearchParams(query)), [query]);
  const setFilters = useCallback(
    (next: OverviewFilters) =>
      setParams((before) => writeOverviewFilters(next, before), { replace: true, preventScrollReset: true }),
    [setParams],
  );
  /** Puts one other parameter into the address; an empty one is taken out. */
  const put = useCallback(
    (key: string, value: string) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          if (value === '') next.delete(key);
          else next.set(key, value);
          return next;
        },
        { replace: true, preventScrollReset: true },
      ),
    [setParams],
  );
  return { params, filters, setFilters, put };
}
