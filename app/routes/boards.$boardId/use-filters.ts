import { useLocation, useSearchParams } from '@remix-run/react';
import { useCallback, useMemo } from 'react';
import type { IsoDate } from '../../domain/dates.ts';
import { type Filterable, type Filters, passes, readFilters, writeFilters } from '../../domain/filters.ts';

/** The filter of the board; it lives in the address, so that it can be kept, sent and gone back to. */
export function useFilters(today: IsoDate) {
  const [params, setParams] = useSearchParams();
  const { search } = useLocation();
  // By the text of the query: the object is another one at every paint.
  const query = params.toString();
  const filters = useMemo(() => readFilters(new URLSearchParams(query)), [query]);
  const setFilters = useCallback(
    (next: Filters) => setParams((before) => writeFilters(next, before), { replace: true, preventScrollReset: true }),
    [setParams],
  );
  const isShown = useCallback((card: Filterable) => passes(card, filters, today), [filters, today]);
  return { filters, setFilters, isShown, search };
}
