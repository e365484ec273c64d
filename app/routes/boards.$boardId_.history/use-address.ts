import { useNavigation, useSearchParams } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import type { EpochMs } from '../../domain/dates.ts';
import { writeAddress } from './address.ts';

/** Browsers refuse an address that changes too often; a moment that stands for so many milliseconds gets into it. */
const SETTLE_MS = 400;

/** Keeps the moment in the address, so that it can be sent and comes back. @param at null for now */
export function useMomentInAddress(at: EpochMs | null, cardId: string | null): void {
  const [params, setParams] = useSearchParams();
  const wanted = writeAddress({ at, cardId });
  // Somebody is on their way to another address: to set one now would call them back.
  const isIdle = useNavigation().state === 'idle';
  const isDue = isIdle && params.toString() !== wanted;
  const set = useRef(setParams);
  set.current = setParams;
  useEffect(() => {
    if (!isDue) return;
    const timer = setTimeout(() => set.current(wanted, { replace: true, preventScrollReset: true }), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [isDue, wanted]);
}
