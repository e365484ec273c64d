import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { BOARD_ROOT } from '#app/collab/board-doc.ts';
import type { BoardSession } from '#app/collab/board-session.client.ts';
import { CLOSE, LIMITS } from '#app/collab/protocol.ts';
import type { AgencyId } from '#app/domain/ids.ts';
import { awarenessFrame, cardsOf, heard, openPage, openRaw, ready, syncFrame } from '#test/support/collab-client.ts';
import type { TestDatabase } from '#test/support/collab-database.ts';
import { BOARDS, cardOf, createTestDatabase, MEASURES } from '#test/support/collab-database.ts';
import { createFaultyLink } from '#test/support/collab-link.ts';
import type { TestServer } from '#test/support/collab-server.ts';
import { actorOf, startServer } from '#test/support/collab-server.ts';
import { until } from '#test/support/collab-until.ts';

const [boardA] = BOARDS as [(typeof BOARDS)[0]];
const path = `/collab/board/${boardA}?epoch=1`;

let database: TestDatabase;
let server: TestServer;
const pages: BoardSession[] = [];

function open(person: string): BoardSession {
  const page = openPage(server, person, boardA);
  pages.push(page);
  return page;
}

/** The update by which some client writes an entry after everything it has been sent. */
function writeEntry(entry: unknown, clientId = 4_711): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.getArray(BOARD_ROOT).push([entry]);
  return Y.encodeStateAsUpdate(doc);
}

beforeEach(async () => {
  database = await createTestDatabase(['a1', 'a2', 'b1']);
  server = await startServer(database.db);
});

afterEach(async () => {
  for (const page of pages.splice(0)) page.destroy();
  await server.close();
  await database.destroy();
});

describe('who may enter', () => {
  test.each([
    ['an unknown board', '/collab/board/nowhere?epoch=1'],
    ['a name of another shape', '/collab/plan/x?epoch=1'],
    ['a hostile name', '/collab/board/..%2f..%2fetc?epoch=1'],
  ])('%s is refused with the same words, and nobody learns which it was', async (_what, where) => {
    const { closed, received } = await openRaw(server, 'a1', where);
    expect(await closed).toEqual({ code: CLOSE.notThere, reason: 'not there' });
    expect(received).toEqual([]);
    expect(await (await openRaw(server, null, where)).closed).toEqual({ code: CLOSE.refused, reason: 'refused' });
  });

  test('nobody is refused what there is as what there is not', async () => {
    const { closed, received } = await openRaw(server, null, path);
    expect(await closed).toEqual({ code: CLOSE.refused, reason: 'refused' });
    expect(received).toEqual([]);
  });

  test.each(['http://evil.example', 'null', 'http://127.0.0.1', 'https://127.0.0.1:1'])(
    'a page of %s is refused',
    async (origin) => {
      const { closed } = await openRaw(server, 'a1', path, { origin });
      expect(await closed).toEqual({ code: CLOSE.refused, reason: 'refused' });
    },
  );

  test.each(['/collab/board/board-a', '/collab/board/board-a?epoch=2', '/collab/board/board-a?epoch=x'])(
    'a copy of another epoch is told which one is current: %s',
    async (where) => {
      const { closed } = await openRaw(server, 'a1', where);
      expect(await closed).toEqual({ code: CLOSE.epoch, reason: '1' });
    },
  );

  test('a page of another person, who was signed in here before, is refused', async () => {
    const { closed } = await openRaw(server, 'a1', `${path}&person=a2`);
    expect(await closed).toEqual({ code: CLOSE.refused, reason: 'refused' });
    const own = await openRaw(server, 'a1', `${path}&person=a1`);
    await until('let in', () => own.received.length > 0);
    own.ws.terminate();
  });

  test('a path of somebody else is left alone', () => {
    const request = { url: '/elsewhere', headers: {} } as never;
    expect(server.collab.handleUpgrade(request, {} as never, Buffer.alloc(0))).toBe(false);
  });

  test('frames sent before it is known whose they are wait', async () => {
    const client = await openRaw(server, 'a1', path);
    client.sendBytes(syncFrame(0, Uint8Array.of(0)));
    client.send(101, 7);
    await until('answered', () => client.received.some(([type, sub]) => type === 0 && sub === 1));
    await until('acked', () => client.received.some(([type, seq]) => type === 101 && seq === 7));
    client.ws.terminate();
  });

  test('more documents than a connection may have are refused, however they are named', async () => {
    const boards = BOARDS.slice(0, LIMITS.documentsPerConnection + 1);
    expect(boards).toHaveLength(LIMITS.documentsPerConnection + 1);
    const names = boards.map((id) => `board/${id}`);
    for (const all of [names.join('/'), names.join(','), names.join('&')]) {
      const { closed } = await openRaw(server, 'a1', `/collab/${all}?epoch=1`);
      expect(await closed).toEqual({ code: CLOSE.notThere, reason: 'not there' });
    }
  });

  test('more than some connections of one person are refused', async () => {
    const clients = [];
    for (let i = 0; i < LIMITS.connectionsPerPerson; i++) clients.push(await openRaw(server, 'a1', path));
    await until('all in', () => server.collab.stats().connections === LIMITS.connectionsPerPerson);
    const more = await openRaw(server, 'a1', path);
    expect((await more.closed).code).toBe(CLOSE.tooMuch);
    const other = open('a2');
    await ready(other);
    for (const { ws } of clients) ws.terminate();
  });
});

describe('who may write', () => {
  test('what a reader writes is dropped, never acknowledged, and ends its connection after a few', async () => {
    const page = open('a1');
    await ready(page);
    const before = cardsOf(page);
    const reader = await openRaw(server, 'b1', path);
    const update = writeEntry([`${cardOf(boardA, MEASURES[0] as never)}/contact`, 'reader']);
    reader.sendBytes(syncFrame(1, update));
    for (let i = 0; i <= LIMITS.readOnlyWrites; i++) reader.sendBytes(syncFrame(2, update));
    reader.send(101, 1);
    expect(await reader.closed).toEqual({ code: CLOSE.readOnly, reason: 'read-only' });
    expect(reader.received.some(([type]) => type === 101)).toBe(false);
    expect(cardsOf(page)).toEqual(before);
    expect(await database.db('document_updates').select()).toEqual([]);
  });

  test('a session that ends takes its connections with it', async () => {
    const [mine, other] = [open('a1'), open('a2')];
    await ready(mine, other);
    server.collab.sessionEnded('a1');
    await until('refused', () => mine.getSnapshot().status.kind === 'refused');
    expect(mine.getSnapshot()).toMatchObject({ ready: false, status: { why: 'signed-out' } });
    expect(other.getSnapshot().status.kind).toBe('saved');
  });

  test('a membership that ends closes the door at the next look', async () => {
    const [mine, other] = [open('a1'), open('a2')];
    await ready(mine, other);
    await server.collab.recheck();
    expect(mine.getSnapshot().status.kind).toBe('saved');
    server.sessions.set('a1', { ...actorOf('a1'), agencyIds: ['agency-b' as AgencyId] });
    await server.collab.recheck();
    await until('refused', () => mine.getSnapshot().status.kind === 'refused');
    expect(mine.getSnapshot().status).toMatchObject({ why: 'read-only' });
    expect(other.getSnapshot().status.kind).toBe('saved');
    server.sessions.set('a2', { ...actorOf('a2'), agencyIds: [] });
    await server.collab.recheck();
    await until('refused', () => other.getSnapshot().status.kind === 'refused');
    expect(other.getSnapshot().status).toMatchObject({ why: 'not-there' });
  });

  test('nobody speaks for a client id of somebody else who is there', async () => {
    const [victim, forger] = [await openRaw(server, 'a1', path), await openRaw(server, 'a2', path)];
    victim.sendBytes(awarenessFrame(4_711, 1, {}));
    await until('victim known', () => heard(victim).has(4_711));
    // From here on it has said all that it had to say, and nobody else can have anything more of it.
    victim.sendBytes(syncFrame(1, Uint8Array.of(0, 0)));
    victim.send(101, 1);
    await until('victim acked', () => victim.received.some(([type]) => type === 101));
    forger.sendBytes(syncFrame(2, writeEntry(['x/contact', 'forged'], 4_711)));
    forger.send(101, 1);
    await until('asked anew', () => forger.received.filter(([type, sub]) => type === 0 && sub === 0).length === 2);
    expect(await database.db('document_updates').select()).toEqual([]);
    expect(forger.received.some(([type]) => type === 101)).toBe(false);
    victim.ws.terminate();
    forger.ws.terminate();
  });
});

describe('presence', () => {
  test('of notes tells where a selection is, and nothing else of what the client says', async () => {
    const at = '/collab/notes/measure-1?epoch=1';
    const [liar, witness] = [await openRaw(server, 'a1', at), await openRaw(server, 'b1', at)];
    const end = { item: { client: 7, clock: 3 }, assoc: -1 };
    const cursor = { anchor: { ...end, evil: '<img>' }, head: { tname: 'text', assoc: 0 } };
    liar.sendBytes(awarenessFrame(11, 1, { person: { name: '部长' }, open: 'card-1', user: { name: '部长' }, cursor }));
    const person = { id: 'a1', name: 'Person a1', agency: 'Agency agency-a', agencyId: 'agency-a' };
    await until('seen', () => heard(witness).has(11));
    expect(heard(witness).get(11)).toEqual({ person, cursor: { anchor: end, head: { tname: 'text', assoc: 0 } } });
    const wrong = [
      { item: { client: -1, clock: 0 } },
      { item: 7 },
      '<img>',
      {},
      { type: { client: 1, clock: 2 ** 40 } },
    ];
    const hasCursor = () => (heard(witness).get(11) as { cursor: unknown }).cursor !== null;
    for (const [i, head] of wrong.entries()) {
      liar.sendBytes(awarenessFrame(11, 2 * i + 2, { cursor }));
      await until('a selection', hasCursor);
      liar.sendBytes(awarenessFrame(11, 2 * i + 3, { cursor: { anchor: end, head } }));
      await until('none', () => !hasCursor());
    }
    liar.ws.close();
    witness.ws.close();
  });

  test('tells who is there by the session, whatever the client says', async () => {
    const [liar, witness] = [await openRaw(server, 'a1', path), await openRaw(server, 'b1', path)];
    liar.sendBytes(
      awarenessFrame(11, 1, {
        person: { id: 'a2', name: '部长', agency: 'X' },
        open: 'card-1',
        held: '<img>',
        more: 1,
      }),
    );
    const person = { id: 'a1', name: 'Person a1', agency: 'Agency agency-a', agencyId: 'agency-a' };
    await until('seen by both', () => heard(witness).has(11) && heard(liar).has(11));
    expect(heard(witness).get(11)).toEqual({ person, open: 'card-1', held: null });
    expect(heard(liar).get(11)).toEqual({ person, open: 'card-1', held: null });
    liar.ws.close();
    await until('gone', () => heard(witness).get(11) === null);
    witness.ws.terminate();
  });

  test('keeps who came back on a new connection, whatever still arrives on the old one', async () => {
    const [before, after, witness] = [
      await openRaw(server, 'a1', path),
      await openRaw(server, 'a1', path),
      await openRaw(server, 'b1', path),
    ];
    before.sendBytes(awarenessFrame(11, 1, { open: 'card-1' }));
    await until('seen', () => heard(witness).has(11));
    after.sendBytes(awarenessFrame(11, 2, { open: 'card-2' }));
    const isSeen = () => JSON.stringify(heard(witness).get(11) ?? null).includes('card-2');
    await until('seen to have come back', isSeen);
    before.sendBytes(awarenessFrame(11, 1, { open: 'card-1' }));
    before.ws.close();
    await before.closed;
    // What is said of the one that was left is said before this.
    witness.sendBytes(awarenessFrame(22, 1, {}));
    await until('the witness heard itself', () => heard(witness).has(22));
    expect(isSeen()).toBe(true);
    for (const { ws } of [after, witness]) ws.terminate();
  });

  test('an entry for another client id is passed over: neither taken nor removed', async () => {
    const [owner, forger] = [await openRaw(server, 'a1', path), await openRaw(server, 'a2', path)];
    owner.sendBytes(awarenessFrame(11, 1, { open: 'card-1' }));
    await until('seen', () => heard(forger).has(11));
    forger.sendBytes(awarenessFrame(22, 1, {}));
    forger.sendBytes(awarenessFrame(11, 9, { open: 'card-2' }));
    forger.sendBytes(awarenessFrame(11, 9, null));
    forger.sendBytes(awarenessFrame(33, 1, {}));
    forger.sendBytes(awarenessFrame(22, 2, { open: 'card-3' }));
    await until('forger heard', () => JSON.stringify(heard(owner).get(22) ?? '').includes('card-3'));
    expect(heard(owner).get(11)).toMatchObject({ open: 'card-1' });
    expect(heard(owner).has(33)).toBe(false);
    owner.ws.terminate();
    forger.ws.terminate();
  });

  test('a state that is too large, or none at all, ends the connection', async () => {
    for (const state of [{ open: 'x'.repeat(LIMITS.awarenessBytes) }, 7, 'text', []]) {
      const client = await openRaw(server, 'a1', path);
      client.sendBytes(awarenessFrame(11, 1, state));
      expect((await client.closed).code).toBe(CLOSE.malformed);
    }
  });

  test('shows each person once, self first, with what they have open and hold, also after coming back', async () => {
    const [one, two, again] = [open('a1'), open('a2'), open('a2')];
    await ready(one, two, again);
    two.actions.show({ open: cardOf(boardA, MEASURES[1] as never) });
    again.actions.show({ held: cardOf(boardA, MEASURES[2] as never) });
    const peer = {
      id: 'a2',
      name: 'Person a2',
      agency: 'Agency agency-a',
      self: false,
      open: cardOf(boardA, MEASURES[1] as never),
      held: cardOf(boardA, MEASURES[2] as never),
    };
    const others = () => one.getSnapshot().peers.slice(1);
    await until('seen', () => others()[0]?.open !== null && others()[0]?.held !== null && others().length === 1);
    expect(others()).toEqual([peer]);
    expect(one.getSnapshot().peers[0]).toMatchObject({ id: 'a1', self: true });
    const { port } = server.http.address() as { port: number };
    await server.close();
    await until('alone', () => others().length === 0);
    server = await startServer(database.db, { port });
    await until('back', () => others()[0]?.open !== null && others()[0]?.held !== null && others().length === 1);
    expect(others()).toEqual([peer]);
  });

  test('shows the others at once to one who was away while they stayed', async () => {
    const link = await createFaultyLink(
      () => Number(new URL(server.origin).port),
      () => 0,
    );
    const origin = `http://127.0.0.1:${link.port}`;
    const away = openPage({ url: `ws://127.0.0.1:${link.port}/collab`, origin }, 'a1', boardA);
    pages.push(away);
    const stays = open('a2');
    await ready(away, stays);
    const together = () => [away, stays].every((page) => page.getSnapshot().peers.length === 2);
    await until('both see each other', together);
    link.cut();
    await until('alone', () => away.getSnapshot().peers.length === 1);
    // Well before the 15 s after which everybody's presence is renewed anyway.
    await until('both see each other again', together, 12_000);
    await link.close();
  });
});
