import type { Knex } from 'knex';
import pino from 'pino';
import { onTestFinished } from 'vitest';
import type { EpochMs } from '#app/domain/dates.ts';
import type { PlanId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import { openReader } from '#db/connection.server.ts';
import type { Flush } from '#server/collab/flush.ts';
import { createSnapshotTaking, type SnapshotTaking } from '#server/services/snapshots/index.ts';
import { createTaker, type SnapshotTaker } from '#server/services/snapshots/taker.ts';
import { addPerson, seededDatabase } from './database.ts';

export interface SnapshotScene {
  readonly db: Knex;
  /** Over which nothing is written. */
  readonly reader: Knex;
  readonly dir: string;
  readonly file: string;
  readonly planId: PlanId;
  readonly snapshots: SnapshotTaking;
  readonly taker: SnapshotTaker;
  readonly people: Readonly<Record<'lead' | 'member' | 'observer', Actor>>;
  /** What the services take for now; a test moves it on. */
  readonly clock: { now: EpochMs };
}

/** The first document with a lead, a member of an agency and an observer; nothing of it is live. */
export async function snapshotScene(): Promise<SnapshotScene> {
  const { db, dir, file } = await seededDatabase();
  const reader = readerOf(file);
  const clock = { now: Date.parse('2026-11-26T02:00:00Z') };
  const now = () => clock.now;
  const taker = createTaker({ db, reader, flush: nothingLive, log: pino({ level: 'silent' }), now });
  const people = {
    lead: await addPerson(db, 'lead', { roles: ['lead'] }),
    member: await addPerson(db, 'member', { agencies: ['财政部'] }),
    observer: await addPerson(db, 'observer', { roles: ['observer'] }),
  };
  const { id: planId } = await db('plans').first('id');
  const snapshots = createSnapshotTaking({ db, reader, taker, now });
  return { db, reader, dir, file, planId, snapshots, taker, people, clock };
}

/** A connection that only reads, until the end of the test. */
export function readerOf(file: string): Knex {
  const reader = openReader(file);
  onTestFinished(() => reader.destroy());
  return reader;
}

export const nothingLive: Flush = async () => undefined;
