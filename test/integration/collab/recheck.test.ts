import type { Knex } from 'knex';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CLOSE, LIMITS } from '#app/collab/protocol.ts';
import type { AgencyId, PlanId } from '#app/domain/ids.ts';
import { openDatabase } from '#db/connection.server.ts';
import { SESSION_LIFE_MS } from '#server/session.ts';
import { type RawClient, syncFrame } from '#test/support/collab-client.ts';
import { AGENCIES, BOARDS, createTestDatabase, type TestDatabase } from '#test/support/collab-database.ts';
import { addPerson, type SessionServer, startSessionServer } from '#test/support/collab-sessions.ts';
import { until } from '#test/support/collab-until.ts';
import { queriesOf } from '#test/support/database.ts';

const [boardA, boardB] = BOARDS as [(typeof BOARDS)[0], (typeof BOARDS)[0]];
const pathOf = (boardId: string) => `/collab/board/${boardId}?epoch=1`;
const REFUSED = { code: CLOSE.refused, reason: 'refused' };
const NOT_THERE = { code: CLOSE.notThere, reason: 'not there' };
const READ_ONLY = { code: CLOSE.readOnly, reason: 'read-only' };

let database: TestDatabase;
/** The database as another process has it: a command, or somebody with SQL. */
let elsewhere: Knex;
let server: SessionServer;

beforeEach(async () => {
  database = await createTestDatabase(['somebody']);
  elsewhere = openDatabase(database.file);
  await addPerson(database.db, 'ann', { agencies: ['agency-a'], roles: ['observer'] });
  await addPerson(database.db, 'bob', { agencies: ['agency-a'] });
  server = await startSessionServer(database.db);
});

afterEach(async () => {
  await server.close();
  await elsewhere.destroy();
  await database.destroy();
});

async function enter(cookie: string, boardId: string = boardA): Promise<RawClient> {
  const client = await server.open(cookie, pathOf(boardId));
  client.sendBytes(syncFrame(0, Uint8Array.of(0)));
  await until('in', () => client.received.some(([type, sub]) => type === 0 && sub === 1));
  return client;
}

/** Enters, and has been looked at: what is taken away after that, the record itself must tell of. */
async function open(cookie: string, boardId?: string): Promise<RawClient> {
  const client = await enter(cookie, boardId);
  await server.collab.recheck();
  return client;
}

/** Whether it is still served: it is answered once the look is over. */
async function isOpen(client: RawClient): Promise<boolean> {
  const before = client.received.length;
  client.sendBytes(syncFrame(0, Uint8Array.of(0)));
  const answered = until('an answer', () => client.received.length > before).then(() => true);
  return Promise.race([answered, client.closed.then(() => false)]);
}

describe('at the next look', () => {
  test('a person who was disabled is out of everything, whoever did it, and nobody else is', async () => {
    const one = await open(await server.signIn('ann'));
    const two = await open(await server.signIn('ann'), boardB);
    const colleague = await open(await server.signIn('bob'));
    await elsewhere('people').where({ id: 'ann' }).update({ disabled_at: 1 });
    await server.collab.recheck();
    expect(await one.closed).toEqual(REFUSED);
    expect(await two.closed).toEqual(REFUSED);
    expect(await isOpen(colleague)).toBe(true);
  });

  test('a session that another process deleted is closed on every document, and nobody else is', async () => {
    const cookie = await server.signIn('ann');
    const [one, two] = [await open(cookie), await open(cookie, boardB)];
    const [otherSession, colleague] = [await open(await server.signIn('ann')), await open(await server.signIn('bob'))];
    await server.collab.recheck();
    expect(await isOpen(one)).toBe(true);
    const { token_hash: oldest } = await elsewhere('sessions').orderBy('rowid').first('token_hash');
    await elsewhere('sessions').where({ token_hash: oldest }).delete();
    await server.collab.recheck();
    expect(await one.closed).toEqual(REFUSED);
    expect(await two.closed).toEqual(REFUSED);
    expect(await isOpen(otherSession)).toBe(true);
    expect(await isOpen(colleague)).toBe(true);
  });

  test('a membership that another process ended closes the boards of that agency, not those that are only read', async () => {
    const cookie = await server.signIn('ann');
    const [writes, reads] = [await open(cookie, boardA), await open(cookie, boardB)];
    const colleague = await open(await server.signIn('bob'));
    await elsewhere('agency_members').where({ person_id: 'ann', agency_id: 'agency-a' }).delete();
    await server.collab.recheck();
    expect(await writes.closed).toEqual(READ_ONLY);
    expect(await isOpen(reads)).toBe(true);
    expect(await isOpen(colleague)).toBe(true);
  });

  test('a membership of another agency in place of the old one closes what could be written before', async () => {
    const cookie = await server.signIn('ann');
    const [before, gained] = [await open(cookie, boardA), await open(cookie, boardB)];
    await elsewhere('agency_members').where({ person_id: 'ann' }).update({ agency_id: 'agency-b' });
    await server.collab.recheck();
    expect(await before.closed).toEqual(READ_ONLY);
    // It was let in to read, and reads on; writing takes a new connection.
    gained.send(101, 1);
    expect(await isOpen(gained)).toBe(true);
    expect(gained.received.some(([type]) => type === 101)).toBe(false);
    const anew = await open(cookie, boardB);
    anew.send(101, 1);
    await until('may write', () => anew.received.some(([type, seq]) => type === 101 && seq === 1));
  });

  test('what was granted in the plan and is taken back closes what it opened, and what is granted in another opens nothing', async () => {
    const planId = 'plan' as PlanId;
    const [agencyId] = AGENCIES as [AgencyId];
    await addPerson(database.db, 'cai', { inPlans: [{ planId, roles: ['observer'], agencyIds: [agencyId] }] });
    const cookie = await server.signIn('cai');
    const [writes, reads] = [await open(cookie, boardA), await open(cookie, boardB)];
    await elsewhere('plan_grants').whereNotNull('agency_id').delete();
    await server.collab.recheck();
    expect(await writes.closed).toEqual(READ_ONLY);
    expect(await isOpen(reads)).toBe(true);
    await elsewhere('plans').insert({ id: 'other', title: 'Other', source: 'text', source_hash: 'o', imported_at: 0 });
    await elsewhere('plan_grants').update({ plan_id: 'other' });
    await server.collab.recheck();
    expect(await reads.closed).toEqual(NOT_THERE);
    const again = await server.open(cookie, pathOf(boardB));
    expect(await again.closed).toEqual(NOT_THERE);
  });

  test('somebody who is nothing any more is out of what they only read as well', async () => {
    await addPerson(database.db, 'cai', { agencies: ['agency-a'] });
    const reads = await open(await server.signIn('cai'), boardB);
    await elsewhere('agency_members').where({ person_id: 'cai' }).delete();
    await server.collab.recheck();
    expect(await reads.closed).toEqual(NOT_THERE);
  });

  test('a person who was removed is closed', async () => {
    const client = await open(await server.signIn('ann'));
    await elsewhere('people').where({ id: 'ann' }).delete();
    await server.collab.recheck();
    expect(await client.closed).toEqual(REFUSED);
  });

  test.each([
    ['its end', SESSION_LIFE_MS.absolute, true],
    ['too long without a request', SESSION_LIFE_MS.idle, false],
  ])('a session past %s is closed, and not a moment before', async (_what, life, isSeen) => {
    const client = await open(await server.signIn('ann'));
    server.clock.now += life - 1;
    if (isSeen) await elsewhere('sessions').update({ last_seen_at: server.clock.now });
    await server.collab.recheck();
    expect(await isOpen(client)).toBe(true);
    server.clock.now += 1;
    await server.collab.recheck();
    expect(await client.closed).toEqual(REFUSED);
  });

  test('asks the database as often for forty sessions as for one, once where nothing changed, and not at all for nobody', async () => {
    const look = () => queriesOf(database.db, () => server.collab.recheck());
    expect(await look()).toEqual([]);
    await enter(await server.signIn('ann'));
    expect(await look()).toHaveLength(2);
    expect(await look()).toHaveLength(1);
    for (let i = 0; i < 40; i++) {
      await addPerson(database.db, `p${i}`, { agencies: ['agency-b'], roles: ['observer'] });
      await enter(await server.signIn(`p${i}`));
    }
    expect(await look()).toHaveLength(2);
    expect(await look()).toHaveLength(1);
  });
});

test('signing out closes at once, without a look', async () => {
  const cookie = await server.signIn('ann');
  const [client, other] = [await open(cookie), await open(await server.signIn('bob'))];
  await server.sessions.end(cookie);
  expect(await client.closed).toEqual(REFUSED);
  expect(await isOpen(other)).toBe(true);
});

test('looks come often enough that nobody keeps a right for a second', () => {
  expect(LIMITS.recheckMs).toBeLessThanOrEqual(500);
});
