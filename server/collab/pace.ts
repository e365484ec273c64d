import { performance } from 'node:perf_hooks';

/**
 * Least milliseconds between two turns of a document: next to nothing while there is time, up to three frames of a screen on a
 * busy server, which nobody feels. A turn costs nearly the same for one change as for ten.
 */
const TURN_MS = { least: 2, most: 48 } as const;
/** The share of its time for which this thread works, above which turns become longer, and below which shorter again. */
const BUSY = { longer: 0.65, shorter: 0.45 } as const;
/** Milliseconds between two looks at that, and the factor by which turns change at each: from least to most in half a second. */
const LOOK = { everyMs: 100, factor: 1.8 } as const;

/** How fast documents take turns, by how busy the server is. */
export interface Pace {
  /** Milliseconds. */
  readonly turnMs: number;
  stop(): void;
}

export function createPace(): Pace {
  let turnMs: number = TURN_MS.least;
  let last = performance.eventLoopUtilization();
  const looking = setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    if (utilization > BUSY.longer) turnMs = Math.min(TURN_MS.most, turnMs * LOOK.factor);
    else if (utilization < BUSY.shorter) turnMs = Math.max(TURN_MS.least, turnMs / LOOK.factor);
  }, LOOK.everyMs);
  looking.unref();
  return {
    get turnMs() {
      return turnMs;
    },
    stop: () => clearInterval(looking),
  };
}
