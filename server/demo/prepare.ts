import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import { parseCorrections } from '#app/domain/document/index.ts';
import { DubanError } from '#app/domain/errors.ts';
import type { AgencyId, PersonId } from '#app/domain/ids.ts';
import { DATABASE_FILE, migrate, openDatabase } from '#db/connection.server.ts';
import { holdDataDir } from '#db/lock.server.ts';
import { findAgenciesByName } from '#db/repositories/agencies.server.ts';
import { listBoards } from '#db/repositories/boards.server.ts';
import { readMeasures } from '#db/repositories/measures.server.ts';
import { countPeople, insertPerson } from '#db/repositories/people.server.ts';
import { listPlanSummaries, readStages } from '#db/repositories/plans.server.ts';
import { ROOT } from '../root.ts';
import { importPlan, OPERATOR } from '../services/import-plan.ts';
import { putMarks } from './marks-story.ts';
import { NOTES_STORY } from './notes-story.ts';
import { DEMO_PEOPLE } from './people.ts';
import { play } from './play.ts';
import { STORY } from './story.ts';
import { writeNotes } from './write-notes.ts';

const SEED = join(ROOT, 'db/seeds/guofa-2016-62');
/** Days before the first start on which the demo's plan was imported: before the first deed of its story. */
const IMPORTED_DAYS_AGO = 45;
const DAY_MS = 86_400_000;

/**
 * Makes the demo in an empty database: the first document, people, and some life on the boards. All of it or nothing; does
 * nothing where it is made already.
 *
 * @throws DubanError `bad-environment` for a database with anything else in it
 */
export async function prepareDemo(db: Knex, now: EpochMs = Date.now()): Promise<void> {
  const state = await stateOf(db);
  if (state === 'demo') return;
  if (state === 'other') throw notOurs();
  const source = await readFile(`${SEED}.txt`, 'utf8');
  const corrections = parseCorrections(JSON.parse(await readFile(`${SEED}.corrections.json`, 'utf8')));
  await db.transaction(async (tx) => {
    const at = now - IMPORTED_DAYS_AGO * DAY_MS;
    const { plan } = await importPlan(tx, OPERATOR, { source, corrections, at });
    await insertPeople(tx, at);
    const stages = await readStages(tx, plan.id);
    for (const { id, agency } of await listBoards(tx, plan.id)) {
      const chapter = STORY.find((c) => c.agency === agency.name);
      if (!chapter) continue;
      const { measures } = await readMeasures(tx, plan.id, { agencyId: agency.id });
      await play(tx, { boardId: id, stages, measures }, chapter, now);
    }
    const { measures } = await readMeasures(tx, plan.id);
    const agencyOf = await readAgencyOf(tx);
    for (const chapter of NOTES_STORY) {
      const measure = measures.find(({ number }) => number === chapter.measure);
      if (measure) await writeNotes(tx, { measureId: measure.id, agencyOf }, chapter, now);
    }
    await putMarks(tx, plan.id, now);
  });
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
  return people.all === 0 && (await listPlanSummaries(db)).length === 0 ? 'empty' : 'other';
}

async function insertPeople(db: Knex, createdAt: EpochMs): Promise<void> {
  const names = DEMO_PEOPLE.flatMap(({ agencies }) => agencies);
  const agencies = new Map((await findAgenciesByName(db, names)).map(({ name, id }) => [name, id]));
  for (const [demoOrder, { id, name, roles, agencies: own }] of DEMO_PEOPLE.entries()) {
    const agencyIds = own.map((agency) => agencies.get(agency)).filter((agencyId) => agencyId !== undefined);
    await insertPerson(db, { id: id as PersonId, name, demoOrder, createdAt, roles, agencyIds });
  }
}

/** Which agency each of the demo's people is of; null for none. */
async function readAgencyOf(db: Knex): Promise<(personId: PersonId) => AgencyId | null> {
  const rows: { person_id: PersonId; agency_id: AgencyId }[] = await db('agency_members').select(
    'person_id',
    'agency_id',
  );
  const agencies = new Map(rows.map(({ person_id, agency_id }) => [person_id, agency_id]));
  return (personId) => agencies.get(personId) ?? null;
}

function notOurs(): DubanError {
  return new DubanError(
    'bad-environment',
    'DUBAN_DATA 里有演示以外的数据，演示不会使用也不会删除它，请换一个目录。 DUBAN_DATA holds data that are not the demo’s: choose another directory.',
  );
}
