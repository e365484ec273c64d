import type { Knex } from 'knex';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AgencyId, PersonId } from '#app/domain/ids.ts';
import { openDatabase } from '#db/connection.server.ts';
import { insertPerson } from '#db/repositories/people.server.ts';
import { readRightsRevision } from '#db/repositories/rights.server.ts';
import { insertSession, touchSessions } from '#db/repositories/sessions.server.ts';
import { createTestDatabase, type TestDatabase } from '#test/support/collab-database.ts';

let database: TestDatabase;
/** Somebody with SQL, who knows nothing of revisions. */
let elsewhere: Knex;

beforeEach(async () => {
  database = await createTestDatabase(['somebody']);
  elsewhere = openDatabase(database.file);
  await insertPerson(database.db, {
    id: 'ann' as PersonId,
    name: 'Ann',
    demoOrder: null,
    createdAt: 0,
    roles: ['lead'],
    agencyIds: ['agency-a' as AgencyId],
  });
  await database.db('plan_grants').insert({ person_id: 'ann', plan_id: 'plan', role: 'lead' });
  await insertSession(database.db, { ...SESSION, userAgent: null, createdAt: 1_000 });
});

afterEach(async () => {
  await elsewhere.destroy();
  await database.destroy();
});

const SESSION = { tokenHash: 'hash', personId: 'ann' as PersonId, expiresAt: 9_000 };

test.each<[string, (db: Knex) => Promise<unknown>]>([
  ['a person removed', (db) => db('people').where({ id: 'ann' }).delete()],
  ['a person changed', (db) => db('people').where({ id: 'ann' }).update({ name: 'Anna' })],
  ['a role given', (db) => db('person_roles').insert({ person_id: 'ann', role: 'observer' })],
  ['a role changed', (db) => db('person_roles').update({ role: 'observer' })],
  ['a role taken away', (db) => db('person_roles').where({ person_id: 'ann' }).delete()],
  ['a membership given', (db) => db('agency_members').insert({ person_id: 'ann', agency_id: 'agency-b' })],
  ['a membership moved', (db) => db('agency_members').update({ agency_id: 'agency-b' })],
  ['a membership ended', (db) => db('agency_members').where({ person_id: 'ann' }).delete()],
  ['a role given in a plan', (db) => db('plan_grants').insert({ person_id: 'ann', plan_id: 'plan', role: 'observer' })],
  ['a role in a plan changed', (db) => db('plan_grants').update({ role: 'observer' })],
  ['a role in a plan taken away', (db) => db('plan_grants').where({ person_id: 'ann' }).delete()],
  [
    'a role in a plan written over',
    (db) =>
      db.raw("INSERT OR REPLACE INTO plan_grants (id, person_id, plan_id, role) VALUES (1, 'ann', 'plan', 'observer')"),
  ],
  ['a session ended', (db) => db('sessions').where({ token_hash: 'hash' }).delete()],
  ['a session given to somebody else', (db) => db('sessions').update({ person_id: 'somebody' })],
  ['a session cut short', (db) => db('sessions').update({ expires_at: 8_999 })],
  ['a session of another token', (db) => db('sessions').update({ token_hash: 'another' })],
  ['a session that lasts longer', (db) => db('sessions').update({ expires_at: 9_001 })],
  ['a session whose end is text', (db) => db('sessions').update({ expires_at: db.raw("datetime('now')") })],
  ['a session seen at a text', (db) => db('sessions').update({ last_seen_at: db.raw("datetime('now')") })],
  [
    'a session written over',
    (db) =>
      db.raw(`INSERT OR REPLACE INTO sessions (token_hash, person_id, created_at, last_seen_at, expires_at)
        VALUES ('hash', 'ann', 1, 1, 2)`),
  ],
  [
    'a person written over',
    (db) => db.raw("INSERT OR REPLACE INTO people (id, name, created_at) VALUES ('ann', 'A', 1)"),
  ],
  ['a session not seen after all', (db) => db('sessions').update({ last_seen_at: 999 })],
])('%s raises the revision of rights, from another process too', async (_what, change) => {
  const before = await readRightsRevision(database.db);
  await change(elsewhere);
  expect(await readRightsRevision(database.db)).toBeGreaterThan(before);
});

test('a session that is seen again, or is new, takes nothing from anybody', async () => {
  const before = await readRightsRevision(database.db);
  await touchSessions(database.db, ['hash'], 2_000);
  await insertSession(database.db, { ...SESSION, tokenHash: 'other', userAgent: null, createdAt: 3_000 });
  expect(await readRightsRevision(database.db)).toBe(before);
});
