import { setTimeout } from 'node:timers/promises';

/**
 * Waits for something, but no longer than some milliseconds. Resolves to whether it came in time; what did not goes on.
 * Rejects where it fails in time.
 */
export async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  const patience = new AbortController();
  try {
    return await Promise.race([work.then(() => true), setTimeout(ms, false, { signal: patience.signal })]);
  } finally {
    patience.abort();
  }
}
