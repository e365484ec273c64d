import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { dayIn, type EpochMs, PLAN_TIME_ZONE } from '#app/domain/dates.ts';
import type { SnapshotId } from '#app/domain/ids.ts';
import { nextMoments } from '#app/snapshots/rule.ts';
import { noteScheduled } from '#db/repositories/snapshot-schedules.server.ts';
import { CAPTION } from '../services/snapshots/schedule-runner.ts';
import { setSchedule } from '../services/snapshots/set-schedule.ts';
import { takeSnapshot } from '../services/snapshots/take-snapshot.ts';
import { createTaker } from '../services/snapshots/taker.ts';
import type { Cast } from './cast.ts';
import { ago, DAY_MS } from './telling.ts';

/** Days ago on which the demo's lead had snapshots taken every week from then on: after the meeting, less than a week. */
const SCHEDULED_DAYS_AGO = 6;
/** The minute and the hour at which they are, in the plans' time zone. */
const DAILY = '0 8';

/** What snapshots are taken with. Nothing of the demo waits in memory, so there is nothing to be written first. */
export interface Camera {
  /** A transaction. */
  readonly db: Knex;
  readonly log: Logger;
}

/** Has the demo's lead take a snapshot of the boards as they stand, at a moment of the story. */
export async function takeByHand({ db, log }: Camera, cast: Cast, title: string, at: EpochMs): Promise<SnapshotId> {
  return (await takeSnapshot(db, takerAt({ db, log }, at), cast.lead, cast.planId, { title, api: false })).id;
}

/** Has the demo's lead set a weekly schedule, and takes what was due by it: this morning, or the one before if it is earlier. */
export async function takeBySchedule({ db, log }: Camera, cast: Cast, now: EpochMs): Promise<void> {
  const { planId, lead } = cast;
  const zone = { timeZone: PLAN_TIME_ZONE };
  const [at] = nextMoments({ rule: `${DAILY} * * *`, ...zone }, now - DAY_MS, 1);
  if (at === undefined) throw new Error('A day without a morning');
  const weekday = new Date(dayIn(PLAN_TIME_ZONE, at)).getUTCDay();
  const setAt = ago(now, SCHEDULED_DAYS_AGO);
  await setSchedule(db, lead, planId, { rule: `${DAILY} * * ${weekday}`, ...zone, enabled: true }, setAt);
  await takerAt({ db, log }, at).take(planId, CAPTION);
  await noteScheduled(db, { planId, setAt }, { lastAt: at, failure: null });
}

function takerAt({ db, log }: Camera, at: EpochMs) {
  return createTaker({ db, reader: db, log, flush: () => Promise.resolve(), now: () => at });
}
