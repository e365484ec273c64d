import { useSearchParams } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import type { EpochMs } from '../../domain/dates.ts';
import { writeAddress } from './address.ts';

/** Browsers refuse an address that changes too often; a moment that stands for so many milliseconds gets into it. */
const SETTLE_MS = 400;

/** Keeps the moment in the address, so that it can be sent and comes back. @param at null for now */
export function useMomentInAddress(at: EpochMs | null, cardId: string | null): void {
  const [params, setParams] = useSearchParams();
  const wanted = writeAddress({ at, cardId });
  const isThere = params.toString() === wanted;
  const set = useRef(setParams);
  set.current = setParams;
  useEffect(() => {
    if (isThere) return;
    const timer = setTimeout(() => set.current(wanted, { replace: true, preventScrollReset: true }), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [isThere, wanted]);
}
