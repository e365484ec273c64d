import type { Knex } from 'knex';
import type { Logger } from 'pino';
import type { EpochMs } from '#app/domain/dates.ts';
import { DubanError, type ErrorCode } from '#app/domain/errors.ts';
import { nextMoments } from '#app/snapshots/rule.ts';
import { listEnabledSchedules, noteScheduled, type ScheduleRow } from '#db/repositories/snapshot-schedules.server.ts';
import { readScheduledAt } from '#db/repositories/snapshots.server.ts';
import { within } from '../../within.ts';
import { type Clock, WALL_CLOCK } from './clock.ts';
import type { SnapshotTaker } from './taker.ts';

/**
 * Milliseconds between two looks at what is due, at most: a clock that is put forward, or a machine that wakes, is noticed within
 * them, and what could not be taken is tried again after them.
 */
const LOOK_MS = 60_000;
/** Milliseconds by which the last time may lie ahead: beyond them it was the clock that was wrong then, and not put back a bit. */
const AHEAD_MS = 86_400_000;
/** Milliseconds that the end waits for a snapshot that is being taken; one that is not done by then is due at the next start. */
const STOPPING_MS = 1_000;

export interface ScheduleRunner {
  /** Takes what is due now, also what became due while nobody looked: once, however often it did. Resolves once that is done. */
  look(): Promise<void>;
  /** Takes no more. */
  stop(): Promise<void>;
}

export interface ScheduleOptions {
  readonly db: Knex;
  readonly taker: SnapshotTaker;
  readonly log: Logger;
  readonly clock?: Clock;
}

/** Takes snapshots by the plans' schedules, from the first look on. */
export function createScheduleRunner({ db, taker, log, clock = WALL_CLOCK }: ScheduleOptions): ScheduleRunner {
  let isStopped = false;
  let cancel: () => void = () => undefined;
  let looking: Promise<void> = Promise.resolve();

  /** @returns milliseconds until the next is due */
  async function takeDue(): Promise<number> {
    let wait = LOOK_MS;
    for (const row of await listEnabledSchedules(db)) {
      if (isStopped) break;
      const due = await dueOf(row);
      if (due === null) continue;
      const left = due - clock.now();
      if (left > 0) wait = Math.min(wait, left);
      else await carryOut(row, due);
    }
    return wait;
  }

  async function dueOf(row: ScheduleRow): Promise<EpochMs | null> {
    const now = clock.now();
    const isClockBack = row.lastAt - now > AHEAD_MS;
    if (isClockBack) await noteScheduled(db, row, { ...row, lastAt: now });
    return nextMoments(row, isClockBack ? now : row.lastAt, 1)[0] ?? null;
  }

  async function carryOut(row: ScheduleRow, due: EpochMs): Promise<void> {
    const { planId } = row;
    try {
      // Taken, and the end came before that could be noted.
      const done = await readScheduledAt(db, planId, [due, clock.now()]);
      const lastAt = done ?? (await taker.take(planId, CAPTION)).takenAt;
      await noteScheduled(db, row, { lastAt, failure: null });
    } catch (error) {
      log.error({ err: error, plan: planId }, 'a snapshot that was due could not be taken');
      await noteScheduled(db, row, { lastAt: row.lastAt, failure: codeOf(error) });
    }
  }

  async function lookAgain(): Promise<void> {
    cancel();
    if (isStopped) return;
    const wait = await takeDue().catch((error: unknown) => {
      log.error({ err: error }, 'the schedules of snapshots could not be looked at');
      return LOOK_MS;
    });
    if (!isStopped) cancel = clock.later(wait, () => void runner.look());
  }

  const runner: ScheduleRunner = {
    look() {
      looking = looking.then(lookAgain);
      return looking;
    },
    async stop() {
      isStopped = true;
      cancel();
      await within(STOPPING_MS, looking);
    },
  };
  return runner;
}

/** Of what the schedule takes. Its day is its name: a title would be in one language. */
export const CAPTION = { title: '', takenBy: null, reason: 'schedule' } as const;

function codeOf(error: unknown): ErrorCode {
  return error instanceof DubanError ? error.code : 'not-saved';
}
