import { setTimeout } from 'node:timers/promises';

/**
 * Waits for a condition, looking every few milliseconds; fails with what was waited for.
 *
 * @param timeoutMs there to end what hangs: shared machines are sometimes several times slower than usual
 */
export async function until(what: string, holds: () => boolean | Promise<boolean>, timeoutMs = 30_000): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited ${timeoutMs} ms in vain: ${what}`);
    await setTimeout(5);
  }
}
