import { type RefObject, useRef } from 'react';
import { useBrowserLayoutEffect } from '../use-browser-layout-effect.ts';

/**
 * A region, with `tabIndex` -1, that takes the focus when what had it within is gone from the page: a form whose words have
 * been taken, an instruction that somebody else has closed.
 */
export function useKeptFocus(): RefObject<HTMLDivElement> {
  const region = useRef<HTMLDivElement>(null);
  const had = useRef(false);
  // Looked at while rendering: by the time an effect runs, what had the focus may be gone.
  had.current = typeof document !== 'undefined' && region.current?.contains(document.activeElement) === true;
  useBrowserLayoutEffect(() => {
    if (had.current && document.activeElement === document.body) region.current?.focus({ preventScroll: true });
  });
  return region;
}
