import { afterEach, beforeEach, expect, test } from 'vitest';
import { insertAudit } from '#db/repositories/audit.server.ts';
import { createTestDatabase, type TestDatabase } from '#test/support/collab-database.ts';

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase(['somebody']);
  await insertAudit(database.db, { at: 1_000, action: 'sign-in-failed', person: null, address: '127.0.0.1' });
});

afterEach(() => database.destroy());

const lines = () => database.db('audit').orderBy('id');

test.each([
  ['changed', "UPDATE audit SET action = 'sign-in'"],
  ['taken away', 'DELETE FROM audit'],
  ['replaced', "REPLACE INTO audit (id, at, action, detail) VALUES (1, 2000, 'sign-in', '{}')"],
])('a line is never %s, by whatever SQL', async (_how, sql) => {
  const before = await lines();
  await expect(database.db.raw(sql)).rejects.toThrow('the audit log is only ever added to');
  expect(await lines()).toEqual(before);
});

test('lines are added, in their order, and a long name is cut between characters', async () => {
  const subject = { kind: 'plan', id: 'plan', name: '𠮷'.repeat(300) } as const;
  await insertAudit(database.db, { at: 1_000, action: 'plan-imported', person: null, subject });
  expect((await lines()).map(({ action, subject_name }) => [action, subject_name])).toEqual([
    ['sign-in-failed', null],
    ['plan-imported', '𠮷'.repeat(200)],
  ]);
});
