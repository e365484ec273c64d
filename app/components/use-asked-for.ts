import { useLocation } from '@remix-run/react';
import { useCallback, useEffect, useRef } from 'react';

/**
 * For what somebody asks the address for. It follows a moment later, and may say an earlier one while the next is on its way:
 * that is no reason to take the next back.
 *
 * @param value what the address says
 * @param follow is given it, whenever the address changes and nothing newer was asked for
 * @returns to be told what is asked for
 */
export function useAskedFor(value: string, follow: (value: string) => void): (value: string) => void {
  const { key } = useLocation();
  /** What the address said last, and what was asked for since. */
  const asked = useRef([value]);
  const toFollow = useRef(follow);
  toFollow.current = follow;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is the event, even one that says the same
  useEffect(() => {
    const at = asked.current.lastIndexOf(value);
    if (at !== -1 && at < asked.current.length - 1) return;
    asked.current = [value];
    toFollow.current(value);
  }, [value, key]);
  return useCallback((next) => void asked.current.push(next), []);
}
