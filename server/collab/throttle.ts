import { createBucket } from './rate.ts';

/** Something that happens when it is asked for, but not too often. */
export interface Throttle {
  /** Now or, where that is too soon, once a little later, however often it is asked for meanwhile. */
  ask(): void;
  /** What was asked for and has not happened does not. */
  stop(): void;
}

/**
 * Bounds how often something happens without ever losing the last time that it was asked for.
 *
 * @param perSecond how often, averaged over `seconds`
 */
export function createThrottle(perSecond: number, seconds: number, act: () => void): Throttle {
  const take = createBucket(perSecond, seconds);
  let timer: NodeJS.Timeout | null = null;

  function ask(): void {
    if (timer) return;
    if (take(1)) {
      act();
      return;
    }
    timer = setTimeout(() => {
      timer = null;
      ask();
    }, 1_000 / perSecond);
  }

  return {
    ask,
    stop() {
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}
