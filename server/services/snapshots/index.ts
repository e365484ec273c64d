import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { SnapshotServices } from '#app/snapshots/services.ts';
import { listSnapshots } from './list-snapshots.ts';
import { readLive } from './read-live.ts';
import { readSchedule } from './read-schedule.ts';
import { readSnapshot } from './read-snapshot.ts';
import { setSchedule } from './set-schedule.ts';
import { takeSnapshot } from './take-snapshot.ts';
import type { SnapshotTaker } from './taker.ts';

export interface SnapshotTakingOptions {
  readonly db: Knex;
  /** One over which nobody writes. */
  readonly reader: Knex;
  readonly taker: SnapshotTaker;
  readonly now: () => EpochMs;
  /** Called after every commit that changed when snapshots are due. */
  onScheduleSet?(): void;
}

/** Taking snapshots, and reading them. */
export type SnapshotTaking = Pick<SnapshotServices, 'list' | 'take' | 'read' | 'live' | 'schedule'>;

/** What pages may ask of taking snapshots, put together. */
export function createSnapshotTaking({ db, reader, taker, now, onScheduleSet }: SnapshotTakingOptions): SnapshotTaking {
  return {
    list: (actor, planId) => listSnapshots(reader, actor, planId),
    take: (actor, planId, wish) => takeSnapshot(db, taker, actor, planId, wish),
    read: (actor, snapshotId) => readSnapshot(reader, actor, snapshotId),
    live: (actor, planId) => readLive(reader, actor, planId, now),
    schedule: {
      read: (actor, planId) => readSchedule(db, actor, planId),
      async set(actor, planId, wish) {
        const schedule = await setSchedule(db, actor, planId, wish, now());
        onScheduleSet?.();
        return schedule;
      },
    },
  };
}
