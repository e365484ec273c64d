import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { CLOSE } from '#app/collab/protocol.ts';
import type { Actor } from '#app/domain/policy.ts';
import { mayRead, mayWrite, type Owned } from './rights.ts';

/**
 * Connections looked at in one go, and the milliseconds before the next: 500 at once would hold up what people do by 5 ms, one
 * change in a hundred.
 */
const PORTION = 100;
const PAUSE_MS = 5;

/** An open connection, as far as its rights go. */
export interface Guarded {
  readonly sessionId: string;
  /** What it was let in with. */
  readonly mayWrite: boolean;
  readonly room: Owned;
  close(code: number, reason: string): void;
}

export interface RecheckOptions {
  /** Those that are open at the moment. */
  readonly connections: Iterable<Guarded>;
  /** Who the people of some sessions are by now, however that changed; a session that is over is missing. */
  reauthenticate(sessionIds: ReadonlySet<string>): Promise<ReadonlyMap<string, Actor>>;
  /** Milliseconds from one look to the next. */
  readonly everyMs: number;
  readonly log: Logger;
}

export interface Recheck {
  /**
   * Resolves after a look that began after this call; rejects where it could not be had. One runs at a time, and however
   * many ask meanwhile, they share the next.
   */
  now(): Promise<void>;
  /** Looks no more. */
  stop(): void;
}

/**
 * Looks again and again at who the open connections are by now, and closes those that may less than they were let in with.
 * It asks the record, not whoever changes it: rights are taken away by other processes and by hand, too. While the record
 * cannot be read, connections stay as they are.
 */
export function startRecheck({ connections, reauthenticate, everyMs, log }: RecheckOptions): Recheck {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  let isFailing = false;
  let isStopped = false;

  async function look(): Promise<void> {
    // Those alone: for one that comes while the record is read, the answer may be older than its rights.
    const open = [...connections];
    for (let at = 0; at < open.length; at += PORTION) {
      if (at > 0) await setTimeout(PAUSE_MS);
      await lookAt(open.slice(at, at + PORTION));
    }
  }

  async function lookAt(some: readonly Guarded[]): Promise<void> {
    const actors = await reauthenticate(new Set(some.map(({ sessionId }) => sessionId)));
    for (const connection of some) {
      const actor = actors.get(connection.sessionId) ?? null;
      const keeps = mayRead(actor) && (!connection.mayWrite || mayWrite(actor, connection.room));
      if (!keeps) connection.close(CLOSE.refused, 'refused');
    }
  }

  function run(): Promise<void> {
    next = null;
    running = look().finally(() => {
      running = null;
    });
    return running;
  }

  function now(): Promise<void> {
    if (running === null) return run();
    next ??= running.then(run, run);
    return next;
  }

  async function lookByTheClock(): Promise<void> {
    // Behind a record that answers slowly, looks would queue up and hold up the changes that wait for it as well.
    if (running !== null) return;
    try {
      await run();
      if (isFailing) log.info('the rights of open connections can be looked up again');
      isFailing = false;
    } catch (error) {
      // Twice a second for as long as it lasts would bury what else the log has to say.
      if (!isFailing && !isStopped) log.error({ err: error }, 'the rights of open connections could not be looked up');
      isFailing = true;
    }
  }

  const timer = setInterval(() => void lookByTheClock(), everyMs);
  timer.unref();
  return {
    now,
    stop() {
      isStopped = true;
      clearInterval(timer);
    },
  };
}
