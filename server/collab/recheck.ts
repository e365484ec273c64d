import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { CLOSE } from '#app/collab/protocol.ts';
import type { EpochMs } from '#app/domain/dates.ts';
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
  readonly room: Owned & {
    /** Whoever is on it is about to be told what has become of it. */
    readonly isLeft: boolean;
  };
  close(code: number, reason: string): void;
}

/** Who the person of a session is. */
export interface Standing {
  readonly actor: Actor;
  /** When the session ends, as far as is known by now. */
  readonly until: EpochMs;
}

/** What the record says about people's rights. */
export interface RightsRecord {
  /** A number that is another one after anything that may have taken rights away from somebody, whoever did it. */
  revision(): Promise<number>;
  /** Who the people of some sessions are by now; a session that is over is missing. */
  reauthenticate(sessionIds: ReadonlySet<string>): Promise<ReadonlyMap<string, Standing>>;
  /** What time it is to sessions. */
  now(): EpochMs;
}

export interface RecheckOptions {
  /** Those that are open at the moment. */
  readonly connections: Iterable<Guarded>;
  readonly record: RightsRecord;
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

/** What a connection was last seen to have rights by. */
interface Seen {
  readonly revision: number;
  readonly until: EpochMs;
}

/**
 * Looks again and again at who the open connections are by now, and closes those that may less than they were let in with.
 * It asks the record, not whoever changes it: rights are taken away by other processes and by hand, too. Most looks find the
 * record at the revision of the last one, and ask no more. While it cannot be read, connections stay as they are.
 */
export function startRecheck({ connections, record, everyMs, log }: RecheckOptions): Recheck {
  const seen = new WeakMap<Guarded, Seen>();
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  let isFailing = false;
  let isStopped = false;

  async function look(): Promise<void> {
    if (isEmpty(connections)) return;
    // Before what it stands for: what changes in between is of the next revision, and looked at again.
    const revision = await record.revision();
    const now = record.now();
    const due: Guarded[] = [];
    // Whoever came since the last look was let in by what the record said before that.
    for (const connection of connections) if (isDue(seen.get(connection), revision, now)) due.push(connection);
    for (let at = 0; at < due.length; at += PORTION) {
      if (at > 0) await setTimeout(PAUSE_MS);
      await lookAt(due.slice(at, at + PORTION), revision);
    }
  }

  async function lookAt(some: readonly Guarded[], revision: number): Promise<void> {
    const standings = await record.reauthenticate(new Set(some.map(({ sessionId }) => sessionId)));
    for (const connection of some) {
      const { actor = null, until = 0 } = standings.get(connection.sessionId) ?? {};
      const { room } = connection;
      // Its record may have changed already: who wrote on a board that goes into another is led there, not refused.
      if (room.isLeft) continue;
      if (actor === null) connection.close(CLOSE.refused, 'refused');
      else if (!mayRead(actor, room)) connection.close(CLOSE.notThere, 'not there');
      else if (connection.mayWrite && !mayWrite(actor, room)) connection.close(CLOSE.readOnly, 'read-only');
      else seen.set(connection, { revision, until });
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

function isDue(seen: Seen | undefined, revision: number, now: EpochMs): boolean {
  return seen?.revision !== revision || seen.until <= now;
}

function isEmpty(some: Iterable<unknown>): boolean {
  for (const _one of some) return false;
  return true;
}
