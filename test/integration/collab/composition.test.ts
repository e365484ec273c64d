import type { Knex } from 'knex';
import pino from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { CLOSE } from '#app/collab/protocol.ts';
import type { PersonId } from '#app/domain/ids.ts';
import { createSessions } from '#server/session.ts';
import { type RunningServer, startServer } from '#server/start.ts';
import { openRaw, type RawClient } from '#test/support/collab-client.ts';
import { cookieOf } from '#test/support/collab-sessions.ts';
import { until } from '#test/support/collab-until.ts';
import { addPerson, seededDatabase } from '#test/support/database.ts';

/** The server as it is put together for real, and the database as another process has it. */
async function start(trustedProxies: readonly string[] = []): Promise<{ server: RunningServer; db: Knex }> {
  const { db, dir } = await seededDatabase();
  const server = await startServer({
    env: { port: 0, host: '127.0.0.1', dataDir: dir, logLevel: 'silent', origin: null, trustedProxies },
    log: pino({ level: 'silent' }),
    demo: false,
    pages: () => (_request, response) => response.sendStatus(200),
  });
  onTestFinished(() => server.close());
  return { server, db };
}

async function open(server: RunningServer, db: Knex, personId: string): Promise<RawClient> {
  const cookie = cookieOf(await createSessions({ db, secure: false }).open(personId as PersonId, null, null));
  const [board] = await db('boards as b')
    .join('agencies as a', 'a.id', 'b.agency_id')
    .where('a.name', '财政部')
    .select('b.id');
  const address = { origin: server.address, url: `${server.address.replace('http', 'ws')}/collab` };
  const client = await openRaw(address, null, `/collab/board/${board.id}?epoch=1`, { headers: { cookie } });
  await until('in', () => client.received.length > 0);
  return client;
}

test('what another process takes away takes effect by itself', async () => {
  const { server, db } = await start();
  await addPerson(db, 'ann', { agencies: ['财政部'] });
  await addPerson(db, 'bob', { agencies: ['财政部'] });
  const [ann, bob] = [await open(server, db, 'ann'), await open(server, db, 'bob')];
  await db('sessions').where({ person_id: 'ann' }).delete();
  await db('agency_members').where({ person_id: 'bob' }).delete();
  expect(await Promise.all([ann.closed, bob.closed])).toEqual(
    Array(2).fill({ code: CLOSE.refused, reason: 'refused' }),
  );
});
