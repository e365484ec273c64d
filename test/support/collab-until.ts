import { setTimeout } from 'node:timers/promises';

/** Waits for a condition, looking every few milliseconds; fails with what was waited for. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, timeoutMs = 10_000): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited ${timeoutMs} ms in vain: ${what}`);
    await setTimeout(5);
  }
}
