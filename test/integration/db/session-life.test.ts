import { expect, onTestFinished, test } from 'vitest';
import type { PersonId } from '#app/domain/ids.ts';
import { createSessions, SESSION_COOKIE, SESSION_LIFE_MS } from '#server/session.ts';
import { createTestDatabase } from '#test/support/collab-database.ts';
import { cookieOf } from '#test/support/collab-sessions.ts';
import { until } from '#test/support/collab-until.ts';

const DAY_MS = 86_400_000;

async function prepare() {
  const database = await createTestDatabase(['ann']);
  onTestFinished(() => database.destroy());
  const clock = { now: 1_000_000_000_000 };
  const sessions = createSessions({ db: database.db, secure: false, now: () => clock.now });
  const cookie = cookieOf(await sessions.open('ann' as PersonId, null, null));
  const isIn = async () => (await sessions.authenticate(cookie)) !== null;
  return { ...database, clock, sessions, cookie, isIn };
}

test('a session that nobody uses is over after a week, and for open sockets at that very moment', async () => {
  const { clock, isIn, sessions, db } = await prepare();
  const start = clock.now;
  clock.now = start + SESSION_LIFE_MS.idle - 1;
  const { token_hash: id } = await db('sessions').first();
  const live = await sessions.record.reauthenticate(new Set([id]));
  expect(live.get(id)?.until).toBe(start + SESSION_LIFE_MS.idle);
  clock.now = start + SESSION_LIFE_MS.idle;
  expect(await isIn()).toBe(false);
  expect(await sessions.record.reauthenticate(new Set([id]))).toEqual(new Map());
  expect(await sessions.list('ann' as PersonId, null)).toEqual([]);
  clock.now = start;
  expect(await isIn()).toBe(true);
});

test('one that is used every day is over after a month all the same', async () => {
  const { db, clock, isIn } = await prepare();
  const start = clock.now;
  for (let day = 1; day < SESSION_LIFE_MS.absolute / DAY_MS; day++) {
    clock.now = start + day * DAY_MS;
    expect(await isIn(), `day ${day}`).toBe(true);
    await until('noted', async () => Number((await db('sessions').first()).last_seen_at) === clock.now);
  }
  clock.now = start + SESSION_LIFE_MS.absolute;
  expect(await isIn()).toBe(false);
});

test('lives are no longer than a week and a month', () => {
  expect(SESSION_LIFE_MS.idle).toBeLessThanOrEqual(7 * DAY_MS);
  expect(SESSION_LIFE_MS.absolute).toBeLessThanOrEqual(30 * DAY_MS);
});

test('of two cookies of the name neither counts, and none of another shape; the database has no token', async () => {
  const { db, sessions, cookie } = await prepare();
  const other = cookieOf(await sessions.open('ann' as PersonId, null, null));
  const token = cookie.split('=')[1] ?? '';
  for (const sent of [
    `${cookie}; ${other}`,
    `${other}; ${cookie}`,
    `${cookie}x`,
    `${SESSION_COOKIE}=`,
    `x${cookie}`,
    token,
  ]) {
    expect(await sessions.authenticate(sent), sent).toBeNull();
  }
  expect(await sessions.authenticate(`${cookie}; ${cookie}; a=b`)).not.toBeNull();
  const kept = JSON.stringify(await db('sessions').select('*'));
  expect(kept).not.toContain(token);
  const hashes: string[] = await db('sessions').pluck('token_hash');
  for (const hash of hashes) expect(await sessions.authenticate(`${SESSION_COOKIE}=${hash}`)).toBeNull();
});
