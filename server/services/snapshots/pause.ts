import { setImmediate } from 'node:timers/promises';

/** Milliseconds of work after which everybody else has their turn: what is less is not felt. */
const TURN_MS = 5;

/** To be called between two pieces of long work: now and then it waits until all else that was to be done is done. */
export function createPauses(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < TURN_MS) return;
    await setImmediate();
    since = performance.now();
  };
}
