import { setTimeout } from 'node:timers/promises';
import type { Knex } from 'knex';
import pino from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { BOARD_ROOT, keyOf } from '#app/collab/board-doc.ts';
import { CLOSE } from '#app/collab/protocol.ts';
import type { PersonId } from '#app/domain/ids.ts';
import { createSessions } from '#server/session.ts';
import { type RunningServer, type StartOptions, startServer } from '#server/start.ts';
import { openRaw, type RawClient, syncFrame } from '#test/support/collab-client.ts';
import { cookieOf } from '#test/support/collab-sessions.ts';
import { until } from '#test/support/collab-until.ts';
import { addPerson, seededDatabase } from '#test/support/database.ts';

/** The server as it is put together for real, and the database as another process has it. */
async function start({
  trustedProxies = [],
  limits,
}: {
  trustedProxies?: readonly string[];
  limits?: StartOptions['limits'];
} = {}): Promise<{
  server: RunningServer;
  db: Knex;
}> {
  const { db, dir } = await seededDatabase();
  const server = await startServer({
    env: {
      port: 0,
      host: '127.0.0.1',
      dataDir: dir,
      logLevel: 'silent',
      origin: null,
      trustedProxies,
      chromium: null,
      oidc: null,
    },
    log: pino({ level: 'silent' }),
    demo: false,
    limits,
    pages: () => (_request, response) => response.sendStatus(200),
  });
  onTestFinished(() => server.close());
  return { server, db };
}

async function open(server: RunningServer, db: Knex, personId: string, from = '203.0.113.1'): Promise<RawClient> {
  const cookie = cookieOf(await createSessions({ db, secure: false }).open(personId as PersonId, null, null));
  const [board] = await db('boards as b')
    .join('agencies as a', 'a.id', 'b.agency_id')
    .where('a.name', '财政部')
    .select('b.id');
  const address = { origin: server.address, url: `${server.address.replace('http', 'ws')}/collab` };
  const headers = { cookie, 'X-Forwarded-For': from };
  return openRaw(address, null, `/collab/board/${board.id}?epoch=1`, { headers });
}

const isIn = (client: RawClient) => until('in', () => client.received.length > 0);

test('what another process takes away takes effect by itself', async () => {
  const { server, db } = await start();
  await addPerson(db, 'ann', { agencies: ['财政部'] });
  await addPerson(db, 'bob', { agencies: ['财政部'] });
  const [ann, bob] = [await open(server, db, 'ann'), await open(server, db, 'bob')];
  await Promise.all([isIn(ann), isIn(bob)]);
  await db('sessions').where({ person_id: 'ann' }).delete();
  await db('agency_members').where({ person_id: 'bob' }).delete();
  // Bob is a member of nothing any more.
  expect(await Promise.all([ann.closed, bob.closed])).toEqual([
    { code: CLOSE.refused, reason: 'refused' },
    { code: CLOSE.notThere, reason: 'not there' },
  ]);
});

test('connections are counted by the address that a trusted proxy tells, and by that of nobody else', async () => {
  const limits = { connectionsPerAddress: 1 };
  const behind = await start({ trustedProxies: ['127.0.0.1'], limits });
  await addPerson(behind.db, 'ann', { agencies: ['财政部'] });
  await isIn(await open(behind.server, behind.db, 'ann', '203.0.113.1'));
  await isIn(await open(behind.server, behind.db, 'ann', '203.0.113.2'));
  expect((await (await open(behind.server, behind.db, 'ann', '203.0.113.2')).closed).code).toBe(CLOSE.unavailable);

  const direct = await start({ limits });
  await addPerson(direct.db, 'ann', { agencies: ['财政部'] });
  await isIn(await open(direct.server, direct.db, 'ann', '203.0.113.1'));
  expect((await (await open(direct.server, direct.db, 'ann', '203.0.113.2')).closed).code).toBe(CLOSE.unavailable);
});

test('the server ends in time while another process holds the database, where everything is saved', async () => {
  const { server, db } = await start();
  await addPerson(db, 'ann', { agencies: ['财政部'] });
  const ann = await open(server, db, 'ann');
  await isIn(ann);
  const { id } = await db('cards as c')
    .join('boards as b', 'b.id', 'c.board_id')
    .join('agencies as a', 'a.id', 'b.agency_id')
    .where('a.name', '财政部')
    .first('c.id');
  const doc = new Y.Doc();
  doc.getArray(BOARD_ROOT).push([[keyOf(id, 'contact'), '张三']]);
  ann.sendBytes(syncFrame(2, Y.encodeStateAsUpdate(doc)));
  ann.send(101, 1);
  await until('saved', () => ann.received.some(([type, seq]) => type === 101 && seq === 1));
  const held = await db.transaction();
  await held('people').where({ id: 'ann' }).update({ name: 'held' });
  // Its log could be folded now, if the database were free: within 5 s, of which SQLite would wait all.
  const closed = server.close().then(() => 'closed');
  const late = new AbortController();
  const tooLate = setTimeout(4_500, 'late', { signal: late.signal });
  expect(await Promise.race([closed, tooLate])).toBe('closed');
  late.abort();
  await tooLate.catch(() => undefined);
  await held.rollback();
});
