import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CLOSE } from '#app/collab/protocol.ts';
import type { DoorLimits } from '#server/collab/upgrade.ts';
import type { RawClient } from '#test/support/collab-client.ts';
import { BOARDS, createTestDatabase, type TestDatabase } from '#test/support/collab-database.ts';
import { addPerson, type SessionServer, startSessionServer } from '#test/support/collab-sessions.ts';
import { until } from '#test/support/collab-until.ts';

const path = `/collab/board/${BOARDS[0]}?epoch=1`;
const FULL = { code: CLOSE.unavailable, reason: 'too many from this address' };
const PROXY = ['127.0.0.1'];

let database: TestDatabase;
let server: SessionServer;
let cookie: string;
/** How often it was asked who is at a door where that never becomes known. */
let asked: number;

/** @param isAnswered false: it never becomes known who is at the door */
async function start(limits: Partial<DoorLimits>, isAnswered = true): Promise<void> {
  server = await startSessionServer(database.db, {
    limits,
    trustedProxies: PROXY,
    ...(isAnswered ? {} : { authenticate: neverAnswer }),
  });
  cookie = await server.signIn('ann');
}

function neverAnswer(): Promise<null> {
  asked++;
  return new Promise(() => {});
}

const open = (from: string) => server.open(cookie, path, { 'X-Forwarded-For': from });

/** Opens one that is let in. */
async function enter(from: string): Promise<RawClient> {
  const client = await open(from);
  await until('in', () => client.received.length > 0);
  return client;
}

beforeEach(async () => {
  asked = 0;
  database = await createTestDatabase(['somebody']);
  await addPerson(database.db, 'ann', { agencies: ['agency-a'] });
});

afterEach(async () => {
  await server.close();
  await database.destroy();
});

describe('an address', () => {
  test('has so many connections and no more until one ends; other addresses go on', async () => {
    await start({ strangersPerAddress: 1, connectionsPerAddress: 3 });
    const clients = [await enter('203.0.113.1'), await enter('203.0.113.1'), await enter('203.0.113.1')];
    expect(await (await open('203.0.113.1')).closed).toEqual(FULL);
    await enter('203.0.113.2');
    clients[1]?.ws.close();
    await until('left', () => server.collab.stats().connections === 3);
    await until('room for one', async () => {
      const client = await open('203.0.113.1');
      return Promise.race([
        until('in', () => client.received.length > 0).then(() => true),
        client.closed.then(() => false),
      ]);
    });
    expect(server.logged.filter(({ msg }) => msg === 'an address has too many connections')).toHaveLength(1);
  });

  test('is a /64 of IPv6', async () => {
    await start({ connectionsPerAddress: 1 });
    await enter('2001:db8:1:2::1');
    expect(await (await open('2001:db8:1:2:ffff::1')).closed).toEqual(FULL);
    await enter('2001:db8:1:3::1');
  });

  test('has so many sockets of which nobody knows whose they are', async () => {
    await start({ strangersPerAddress: 2 }, false);
    const [one] = [await open('203.0.113.1'), await open('203.0.113.1')];
    expect(await (await open('203.0.113.1')).closed).toEqual(FULL);
    const other = await open('203.0.113.2');
    one.ws.terminate();
    expect(asked).toBe(3);
    await until('room for one', async () => {
      const { closed } = await open('203.0.113.1');
      return Promise.race([until('asked', () => asked === 4).then(() => true), closed.then(() => false)]);
    });
    expect(other.ws.readyState).toBe(other.ws.OPEN);
  });
});

describe('the door', () => {
  test('closes when it takes too long to tell who is there, for the client to come back', async () => {
    await start({ authenticateMs: 30 }, false);
    const client = await open('203.0.113.1');
    expect(await client.closed).toEqual({ code: CLOSE.unavailable, reason: 'unavailable' });
    expect(client.received).toEqual([]);
  });

  test('cuts off who is refused and does not close their own end', async () => {
    await start({ authenticateMs: 30, strangersPerAddress: 1 }, false);
    const silent = await open('203.0.113.1');
    silent.ws.pause();
    await until('the place is free', async () => {
      const { closed } = await open('203.0.113.1');
      return (await closed).reason !== FULL.reason;
    });
    silent.ws.resume();
    await silent.closed;
  });

  test('holds nobody up who is known: only strangers count as such', async () => {
    await start({ strangersPerAddress: 1 });
    for (let i = 0; i < 5; i++) await enter('203.0.113.1');
    expect(server.collab.stats().connections).toBe(5);
  });

  test('tells whoever stands there that the server goes down, and does not wait for those who stay', async () => {
    await start({}, false);
    const [polite, silent] = [await open('203.0.113.1'), await open('203.0.113.1')];
    await until('both asked', () => asked === 2);
    silent.ws.pause();
    await server.collab.close();
    expect(await polite.closed).toEqual({ code: CLOSE.restart, reason: 'restart' });
    silent.ws.resume();
    await silent.closed;
  });
});
