import { CLOSE } from './protocol.ts';

/** Milliseconds. Each wait is drawn evenly from nothing up to a bound that doubles with every failure. */
export const BACK_OFF = {
  /** Bound of the first wait: one page that lost its connection is back before anybody notices. */
  firstMs: 1_000,
  /** Bound that is not exceeded: a person who waits for the server sees it come back. */
  mostMs: 10_000,
} as const;

/** Closings that everybody gets at once, or with which the server asks for air. */
const CROWDED: ReadonlySet<number> = new Set([CLOSE.restart, CLOSE.unavailable, CLOSE.tooFast, CLOSE.slowReader]);

/** Failures that one such closing counts for: the first wait after it is then spread over four times as long. */
const CROWDED_FAILURES = 3;

/**
 * Counts a connection that ended, or was never made.
 *
 * @param failures since the last connection that was of use
 * @param code of the close frame, or what the browser puts in its place; null where this page closed it
 */
export function countFailure(failures: number, code: number | null): number {
  return failures + (code !== null && CROWDED.has(code) ? CROWDED_FAILURES : 1);
}

/**
 * Milliseconds to wait before the next attempt: "full jitter", so that the pages that one restart has cut off come back
 * one by one and not all at once.
 *
 * @param failures at least 1, see {@link countFailure}
 * @param random uniform in [0, 1)
 */
export function drawWait(failures: number, random: () => number = Math.random): number {
  return random() * Math.min(BACK_OFF.mostMs, BACK_OFF.firstMs * 2 ** (failures - 1));
}
