import { useCallback, useMemo } from 'react';
import { type OverviewFilters, readOverviewFilters, writeOverviewFilters } from '../../domain/overview-filters.ts';
import { useWishedParams } from '../use-wished-params.ts';

/** What is asked to be seen; it lives in the address, so that it can be kept, sent and gone back to. */
export function useOverviewFilters() {
  const { query, change } = useWishedParams();
  const params = useMemo(() => new URLSearchParams(query), [query]);
  const filters = useMemo(() => readOverviewFilters(params), [params]);
  /** Changes some parts of the filter. */
  const setFilters = useCallback(
    (patch: Partial<OverviewFilters>) =>
      change((before) => writeOverviewFilters({ ...readOverviewFilters(before), ...patch }, before)),
    [change],
  );
  /** Puts one other parameter into the address; an empty one is taken out. */
  const put = useCallback(
    (key: string, value: string) =>
      change((before) => {
        if (value === '') before.delete(key);
        else before.set(key, value);
        return before;
      }),
    [change],
  );
  return { params, filters, setFilters, put };
}
