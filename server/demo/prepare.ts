import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import type { EpochMs } from '#app/domain/dates.ts';
import { DubanError } from '#app/domain/errors.ts';
import type { PersonId } from '#app/domain/ids.ts';
import { DATABASE_FILE, migrate, openDatabase } from '#db/connection.server.ts';
import { holdDataDir } from '#db/lock.server.ts';
import { findAgenciesByName } from '#db/repositories/agencies.server.ts';
import { readMeasures } from '#db/repositories/measures.server.ts';
import { countPeople, insertPerson } from '#db/repositories/people.server.ts';
import { listPlanSummaries, readStages } from '#db/repositories/plans.server.ts';
import { readBundled } from '../services/import-bundled.ts';
import { importPlan, OPERATOR } from '../services/import-plan.ts';
import { type Cast, readCast } from './cast.ts';
import { holdMeeting } from './hold-meeting.ts';
import { callToConfirm, flagCards } from './marks-story.ts';
import { MEETING } from './meeting-story.ts';
import { NOTES_STORY } from './notes-story.ts';
import { DEMO_PEOPLE } from './people.ts';
import { play } from './play.ts';
import { STORY } from './story.ts';
import { type Camera, takeByHand, takeBySchedule } from './take-snapshots.ts';
import { ago, type Telling } from './telling.ts';
import { writeNotes } from './write-notes.ts';

/** Days before the first start on which the demo's plan was imported: before the first deed of its story. */
const IMPORTED_DAYS_AGO = 45;

/**
 * Makes the demo in an empty database: the first document, people, some life on the boards, snapshots and a meeting. All of it or nothing; does
 * nothing where it is made already.
 *
 * @throws DubanError `bad-environment` for a database with anything else in it
 */
export async function prepareDemo(db: Knex, log: Logger, now: EpochMs = Date.now()): Promise<void> {
  const state = await stateOf(db);
  if (state === 'demo') return;
  if (state === 'other') throw notOurs();
  const document = await readBundled();
  await db.transaction(async (tx) => {
    const at = ago(now, IMPORTED_DAYS_AGO);
    const { plan } = await importPlan(tx, OPERATOR, { ...document, at });
    await insertPeople(tx, at);
    await tellStory({ db: tx, log }, await readCast(tx, plan.id), now);
  });
}

/** Has all happen in its order: what a snapshot shows is what had happened by then. */
async function tellStory({ db, log }: Camera, cast: Cast, now: EpochMs): Promise<void> {
  await tellChapters(db, cast, { now, isTold: (daysAgo) => daysAgo > MEETING.daysAgo });
  await flagCards(db, cast, now);
  const snapshotId = await takeByHand({ db, log }, cast, MEETING.snapshot, ago(now, MEETING.daysAgo));
  await holdMeeting(db, cast, snapshotId, now);
  await tellChapters(db, cast, { now, isTold: (daysAgo) => daysAgo <= MEETING.daysAgo });
  await callToConfirm(db, cast, now);
  await takeBySchedule({ db, log }, cast, now);
}

async function tellChapters(db: Knex, cast: Cast, telling: Telling): Promise<void> {
  const stages = await readStages(db, cast.planId);
  for (const chapter of STORY) {
    const { measures } = await readMeasures(db, cast.planId, { agencyId: cast.agencyId(chapter.agency) });
    await play(db, { boardId: cast.boardId(chapter.agency), stages, measures }, chapter, telling);
  }
  for (const { measure, passages } of NOTES_STORY) {
    const name = { kind: 'notes', id: cast.measureId(measure) } as const;
    await writeNotes(db, { name, agencyOf: cast.agencyOf }, passages, telling);
  }
}

/**
 * Deletes the demo's database, so that the next start makes it anew.
 *
 * @throws DubanError `bad-environment` for a database that is not the demo's, or that a server uses: it is left as it is
 */
export async function removeDemo(dataDir: string): Promise<void> {
  const release = await holdDataDir(dataDir);
  try {
    const file = join(dataDir, DATABASE_FILE);
    const db = openDatabase(file);
    try {
      await migrate(db);
      if ((await stateOf(db)) === 'other') throw notOurs();
    } finally {
      await db.destroy();
    }
    for (const part of ['', '-wal', '-shm']) await rm(`${file}${part}`, { force: true });
  } finally {
    await release();
  }
}

async function stateOf(db: Knex): Promise<'empty' | 'demo' | 'other'> {
  const people = await countPeople(db);
  if (people.demo > 0) return people.demo === people.all ? 'demo' : 'other';
  return people.all === 0 && (await listPlanSummaries(db, null)).length === 0 ? 'empty' : 'other';
}

async function insertPeople(db: Knex, createdAt: EpochMs): Promise<void> {
  const names = DEMO_PEOPLE.flatMap(({ agencies }) => agencies);
  const agencies = new Map((await findAgenciesByName(db, names)).map(({ name, id }) => [name, id]));
  for (const [demoOrder, { id, name, roles, agencies: own }] of DEMO_PEOPLE.entries()) {
    const agencyIds = own.map((agency) => agencies.get(agency)).filter((agencyId) => agencyId !== undefined);
    await insertPerson(db, { id: id as PersonId, name, demoOrder, createdAt, roles, agencyIds });
  }
}

function notOurs(): DubanError {
  return new DubanError(
    'bad-environment',
    'DUBAN_DATA 里有演示以外的数据，演示不会使用也不会删除它，请换一个目录。 DUBAN_DATA holds data that are not the demo’s: choose another directory.',
  );
}
