import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { onTestFinished } from 'vitest';
import { parseCorrections } from '#app/domain/document/index.ts';
import type { AgencyId, PersonId } from '#app/domain/ids.ts';
import type { Actor, PersonRole } from '#app/domain/policy.ts';
import { DATABASE_FILE, migrate, openDatabase } from '#db/connection.server.ts';
import { findAgenciesByName } from '#db/repositories/agencies.server.ts';
import { insertPerson } from '#db/repositories/people.server.ts';
import { type ImportedPlan, importPlan, OPERATOR } from '#server/services/import-plan.ts';

/** The first document, as the demo imports it. */
export async function readSeed() {
  const source = await readFile('db/seeds/guofa-2016-62.txt', 'utf8');
  const corrections = parseCorrections(JSON.parse(await readFile('db/seeds/guofa-2016-62.corrections.json', 'utf8')));
  return { source, corrections };
}

/** A directory that is gone after the test. */
export function tempDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'duban-test-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

export interface TestDatabase {
  readonly db: Knex;
  readonly dir: string;
  readonly file: string;
}

/** Migrating takes longer than copying: each worker does it once for each kind of content. */
const templates = new Map<string, Promise<string>>();

/** A file to copy, which has been filled once in this process, after the last migration. @param name of its content */
export function template(name: string, fill: (db: Knex) => Promise<unknown>): Promise<string> {
  const made = templates.get(name) ?? makeTemplate(fill);
  templates.set(name, made);
  return made;
}

async function makeTemplate(fill: (db: Knex) => Promise<unknown>): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), 'duban-template-'));
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
  const file = join(dir, DATABASE_FILE);
  const db = openDatabase(file);
  await migrate(db);
  await fill(db);
  // The last connection to close puts the log into the file.
  await db.destroy();
  return file;
}

async function copyOf(templateFile: string): Promise<TestDatabase> {
  const dir = tempDir();
  const file = join(dir, DATABASE_FILE);
  copyFileSync(templateFile, file);
  const db = openDatabase(file);
  onTestFinished(() => db.destroy());
  return { db, dir, file };
}

/** A migrated database of the test's own, in a file. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return copyOf(await template('empty', async () => {}));
}

/** The same with the first document imported. */
export async function seededDatabase(): Promise<TestDatabase> {
  return copyOf(await template('seeded', importSeed));
}

export async function importSeed(db: Knex): Promise<ImportedPlan> {
  return importPlan(db, OPERATOR, { ...(await readSeed()), at: 1_000 });
}

/** Adds a person of some agencies, by their names, and says who they are to the policy. */
export async function addPerson(
  db: Knex,
  id: string,
  {
    agencies = [],
    roles = [],
    demoOrder = null,
  }: { agencies?: string[]; roles?: PersonRole[]; demoOrder?: number | null },
): Promise<Actor> {
  const agencyIds: AgencyId[] = (await findAgenciesByName(db, agencies)).map((agency) => agency.id);
  const personId = id as PersonId;
  const name = `Person ${id}`;
  await insertPerson(db, { id: personId, name, demoOrder, createdAt: 0, roles, agencyIds });
  return { personId, name, roles, agencyIds, inPlans: [] };
}

/** The statements that a piece of work sends. */
export async function queriesOf(db: Knex, work: () => Promise<unknown>): Promise<string[]> {
  const queries: string[] = [];
  const note = ({ sql }: { sql: string }) => queries.push(sql);
  db.on('query', note);
  try {
    await work();
  } finally {
    db.removeListener('query', note);
  }
  return queries;
}
