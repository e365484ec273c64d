import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';

/** Milliseconds a process has to end by itself before it is killed: Duban takes at most 5 s. */
const PATIENCE_MS = 10_000;

const children = new Set<ChildProcess>();

/** Remembers a process, so that {@link endAll} ends it. */
export function own<Child extends ChildProcess>(child: Child): Child {
  children.add(child);
  // A message to a process that has ended: whoever waits for the answer hears of its end.
  child.on('error', () => undefined);
  child.once('exit', () => children.delete(child));
  return child;
}

/** Ends a process by a signal and waits until it has ended. */
export async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  const patience = new AbortController();
  const late = setTimeout(PATIENCE_MS, undefined, { signal: patience.signal }).then(
    () => void child.kill('SIGKILL'),
    () => undefined,
  );
  await ended;
  patience.abort();
  await late;
}

/** Kills every process that still runs. */
export async function endAll(): Promise<void> {
  await Promise.all([...children].map((child) => end(child, 'SIGKILL')));
}

/** The next message of a process; fails when it ends first, or takes longer than `timeoutMs`. */
export async function nextMessage(child: ChildProcess, timeoutMs: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const done = (act: () => void) => {
      clearTimeout(late);
      child.off('message', heard);
      child.off('exit', ended);
      act();
    };
    const heard = (message: unknown) => done(() => resolve(message));
    const ended = (code: number | null) => done(() => reject(new Error(`the process ended (${code})`)));
    const late = globalThis.setTimeout(() => done(() => reject(new Error(`no answer in ${timeoutMs} ms`))), timeoutMs);
    child.once('message', heard);
    child.once('exit', ended);
    if (!child.connected) ended(child.exitCode);
  });
}
