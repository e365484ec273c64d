import type { Knex } from 'knex';
import { expect, onTestFinished, test } from 'vitest';
import type { PersonId } from '#app/domain/ids.ts';
import { openDatabase } from '#db/connection.server.ts';
import { createSessions } from '#server/session.ts';
import { createTestDatabase } from '#test/support/collab-database.ts';
import { cookieOf } from '#test/support/collab-sessions.ts';
import { until } from '#test/support/collab-until.ts';
import { queriesOf } from '#test/support/database.ts';

const MINUTE_MS = 60_000;

async function prepare() {
  const database = await createTestDatabase(['ann']);
  onTestFinished(() => database.destroy());
  const clock = { now: 1_000_000_000_000 };
  const sessions = createSessions({ db: database.db, secure: false, now: () => clock.now });
  const signIn = async () => cookieOf(await sessions.open('ann' as PersonId, null, null));
  return { ...database, clock, sessions, signIn };
}

const seenAt = async (db: Knex) => (await db('sessions').pluck('last_seen_at')).map(Number);

test('when sessions were last seen is noted once a minute, of many that come together in a few commits', async () => {
  const { db, clock, sessions, signIn } = await prepare();
  const cookies: string[] = [];
  for (let i = 0; i < 40; i++) cookies.push(await signIn());
  const start = clock.now;
  const comeBack = () => Promise.all(cookies.map((cookie) => sessions.authenticate(cookie)));
  clock.now = start + MINUTE_MS - 1;
  expect((await queriesOf(db, comeBack)).filter((sql) => sql.startsWith('update'))).toEqual([]);
  clock.now = start + MINUTE_MS;
  const queries = await queriesOf(db, async () => {
    await comeBack();
    await until('all are noted', async () => (await seenAt(db)).every((at) => at === clock.now));
  });
  expect(queries.filter((sql) => sql.startsWith('update')).length).toBeLessThan(10);
});

test('a database that takes no changes lets people in all the same', async () => {
  const { db, file, clock, sessions, signIn } = await prepare();
  const cookie = await signIn();
  await db.raw('PRAGMA busy_timeout = 0');
  const elsewhere = openDatabase(file);
  onTestFinished(() => elsewhere.destroy());
  const lock = await elsewhere.transaction();
  await lock('people').update({ name: 'held' });
  clock.now += MINUTE_MS;
  expect(await sessions.authenticate(cookie)).toMatchObject({ actor: { personId: 'ann' } });
  await lock.rollback();
  await until('noted by a later request', async () => {
    await sessions.authenticate(cookie);
    return (await seenAt(db)).every((at) => at === clock.now);
  });
});
