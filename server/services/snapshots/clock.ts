import type { EpochMs } from '#app/domain/dates.ts';

/** What time it is, and what is to be done later. */
export interface Clock {
  now(): EpochMs;
  /** Calls once, after some milliseconds. Returns what keeps it from doing so. */
  later(ms: number, call: () => void): () => void;
}

/** The machine's. What is to be done later does not keep the process from ending. */
export const WALL_CLOCK: Clock = {
  now: Date.now,
  later(ms, call) {
    const timer = setTimeout(call, ms);
    timer.unref();
    return () => clearTimeout(timer);
  },
};
