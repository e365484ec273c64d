import { useLocation } from '@remix-run/react';
import { useCallback, useMemo } from 'react';
import { useWishedParams } from '../../components/use-wished-params.ts';
import type { IsoDate } from '../../domain/dates.ts';
import { type Filterable, type Filters, passes, readFilters, writeFilters } from '../../domain/filters.ts';

/** The filter of the board; it lives in the address, so that it can be kept, sent and gone back to. */
export function useFilters(today: IsoDate) {
  const { query, change } = useWishedParams();
  const { search } = useLocation();
  const filters = useMemo(() => readFilters(new URLSearchParams(query)), [query]);
  const setFilters = useCallback((next: Filters) => change((before) => writeFilters(next, before)), [change]);
  const isShown = useCallback((card: Filterable) => passes(card, filters, today), [filters, today]);
  return { filters, setFilters, isShown, search };
}
