import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { BOARD_ROOT } from '#app/collab/board-doc.ts';
import type { BoardSession } from '#app/collab/board-session.client.ts';
import { CLOSE } from '#app/collab/protocol.ts';
import { readCardRows } from '#db/repositories/board-rows.server.ts';
import type { DocumentStore } from '#server/collab/store.ts';
import { createDocumentStore } from '#server/collab/store.ts';
import { cardsOf, isSaved, move, openPage, openRaw, ready, syncFrame } from '#test/support/collab-client.ts';
import type { TestDatabase } from '#test/support/collab-database.ts';
import { BOARDS, cardOf, commitmentOf, createTestDatabase, MEASURES, STAGES } from '#test/support/collab-database.ts';
import type { TestServer } from '#test/support/collab-server.ts';
import { startServer } from '#test/support/collab-server.ts';
import { until } from '#test/support/collab-until.ts';

const [boardA] = BOARDS as [(typeof BOARDS)[0]];
const [, doing, review] = STAGES as [never, (typeof STAGES)[0], (typeof STAGES)[0]];
const card = (n: number) => cardOf(boardA, MEASURES[n] as (typeof MEASURES)[0]);

let database: TestDatabase;
let server: TestServer;
const pages: BoardSession[] = [];

function open(person: string, epoch = 1): BoardSession {
  const page = openPage(server, person, boardA, epoch);
  pages.push(page);
  return page;
}

async function rows(): Promise<Record<string, unknown>> {
  const cards = await readCardRows(database.db, boardA);
  return Object.fromEntries(cards.map((c) => [c.id as string, c]).sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1)));
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

describe('a change', () => {
  test('is seen by the other page and stands in rows, document and activity once it is saved', async () => {
    const [one, two] = [open('a1'), open('a2')];
    await ready(one, two);
    const to = move(one, card(0), doing);
    await until('saved', () => isSaved(one));
    one.actions.edit(card(1), 'contact', ' 张三 ');
    await until('saved', () => isSaved(one));
    one.actions.tick(card(0), commitmentOf(MEASURES[0] as never, 2), true);
    await until('saved', () => isSaved(one));
    const task = one.actions.addTask({ measureId: null, commitmentId: null, title: 'Task', placement: to });
    expect(one.getSnapshot().status.kind).toBe('saving');
    await until('saved', () => isSaved(one));
    expect(await rows()).toEqual(cardsOf(one));
    await until('two sees it', () => two.getSnapshot().board.cards.has(task));
    expect(cardsOf(two)).toEqual(cardsOf(one));
    const activity = await database.db('activity').orderBy('id').select('person_id', 'card_id', 'kind');
    expect(activity).toEqual([
      { person_id: 'a1', card_id: card(0), kind: 'moved' },
      { person_id: 'a1', card_id: card(1), kind: 'edited' },
      { person_id: 'a1', card_id: card(0), kind: 'ticked' },
      { person_id: 'a1', card_id: task, kind: 'added' },
    ]);
  });

  test('is read by a fresh page of another agency, which may not write', async () => {
    const one = open('a1');
    await ready(one);
    move(one, card(0), doing);
    await until('saved', () => isSaved(one));
    const reader = open('b1');
    await until('read', () => reader.getSnapshot().status.kind === 'read-only');
    expect(cardsOf(reader)).toEqual(cardsOf(one));
    expect(reader.getSnapshot().ready).toBe(false);
  });

  test('of two at once of the same card leaves one placement, the same for both and in the rows', async () => {
    const [one, two] = [open('a1'), open('a2')];
    await ready(one, two);
    for (let i = 0; i < 20; i++) {
      const options = [move(one, card(0), i % 2 ? doing : review), move(two, card(0), i % 2 ? review : doing)];
      await until('both saved', () => isSaved(one) && isSaved(two));
      await until('both agree', () => JSON.stringify(cardsOf(one)) === JSON.stringify(cardsOf(two)));
      expect(options).toContainEqual(one.getSnapshot().board.cards.get(card(0))?.placement);
      expect(await rows()).toEqual(cardsOf(one));
    }
  });
});

describe('an ack', () => {
  test('comes after the commit; the others need not wait for it', async () => {
    await server.close();
    const real = createDocumentStore(database.db);
    let release = () => {};
    let held = 0;
    const store: DocumentStore = {
      load: (name) => real.load(name),
      commit: async (batch) => {
        held++;
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        await real.commit(batch);
      },
    };
    server = await startServer(database.db, { store });
    const [one, two] = [open('a1'), open('a2')];
    await ready(one, two);
    move(one, card(0), doing);
    await until('the commit begins', () => held === 1);
    await until('seen', () => two.getSnapshot().board.cards.get(card(0))?.placement.stage === doing);
    // By now an ack would have come, had it been sent with what the other page was sent.
    expect(one.getSnapshot().status.kind).toBe('saving');
    expect((await rows())[card(0)]).toMatchObject({ placement: { stage: STAGES[0] } });
    release();
    await until('saved', () => isSaved(one));
    expect((await rows())[card(0)]).toMatchObject({ placement: { stage: doing } });
  });

  test('is of what its commit holds, not of what was written while that was made', async () => {
    await server.close();
    const real = createDocumentStore(database.db);
    const held: (() => void)[] = [];
    const store: DocumentStore = {
      load: (name) => real.load(name),
      commit: async (batch) => {
        await new Promise<void>((resolve) => held.push(resolve));
        await real.commit(batch);
      },
    };
    server = await startServer(database.db, { store });
    const client = await openRaw(server, 'a1', `/collab/board/${boardA}?epoch=1`);
    const doc = new Y.Doc();
    const write = (contact: string, seq: number) => {
      const before = Y.encodeStateVector(doc);
      doc.getArray(BOARD_ROOT).push([[`${card(0)}/contact`, contact]]);
      client.sendBytes(syncFrame(2, Y.encodeStateAsUpdate(doc, before)));
      client.send(101, seq);
    };
    const acks = () => client.received.filter(([type]) => type === 101).map(([, seq]) => seq);
    write('first', 1);
    await until('the first commit begins', () => held.length === 1);
    write('second', 2);
    // Of a document that it has applied, the server tells everybody: so the second write has been heard.
    const other = open('a2');
    await until('the second is applied', () => cardsOf(other)[card(0)]?.contact === 'second');
    expect(acks()).toEqual([]);
    held[0]?.();
    await until('the second commit begins', () => held.length === 2);
    expect(acks()).toEqual([1]);
    expect((await rows())[card(0)]).toMatchObject({ contact: 'first' });
    held[1]?.();
    await until('both are acknowledged', () => acks().length === 2);
    expect(acks()).toEqual([1, 2]);
    client.ws.terminate();
  });

  test('does not come while the disk fails, and comes by itself when it works again', async () => {
    await server.close();
    const real = createDocumentStore(database.db);
    let failing = true;
    let attempts = 0;
    const store: DocumentStore = {
      load: (name) => real.load(name),
      commit: async (batch) => {
        attempts++;
        if (failing) throw new Error('SQLITE_FULL: database or disk is full');
        await real.commit(batch);
      },
    };
    server = await startServer(database.db, { store });
    const one = open('a1');
    await ready(one);
    move(one, card(0), doing);
    await until('tried twice', () => attempts >= 2);
    expect(one.getSnapshot().status).toEqual({ kind: 'not-kept', unsaved: true, kept: 'page' });
    expect(server.collab.stats().failing).toBe(true);
    const reader = open('b1');
    await until('reading goes on', () => reader.getSnapshot().status.kind === 'read-only');
    move(one, card(1), doing);
    failing = false;
    await until('saved', () => isSaved(one));
    expect(await rows()).toEqual(cardsOf(one));
    expect(server.collab.stats().failing).toBe(false);
    expect(server.logged.some(({ level, msg }) => level >= 50 && msg === 'changes could not be kept')).toBe(true);
  });
});

describe('a page without a connection', () => {
  test('keeps working, and everything merges when the server is back', async () => {
    const [one, two] = [open('a1'), open('a2')];
    await ready(one, two);
    const { port } = server.http.address() as { port: number };
    await server.close();
    await until('both notice', () => [one, two].every((page) => page.getSnapshot().status.kind === 'offline'));
    expect(one.getSnapshot().ready).toBe(true);
    for (const n of [0, 1, 2]) move(one, card(n), doing);
    move(two, card(2), review);
    move(two, card(3), review);
    const task = two.actions.addTask({
      measureId: MEASURES[0] as never,
      commitmentId: null,
      title: 'Offline',
      placement: { stage: doing, rank: 'Q' as never },
    });
    expect(one.getSnapshot().status).toMatchObject({ kind: 'offline', unsaved: true });
    server = await startServer(database.db, { port });
    await until('both saved', () => isSaved(one) && isSaved(two));
    await until('both agree', () => JSON.stringify(cardsOf(one)) === JSON.stringify(cardsOf(two)));
    expect(await rows()).toEqual(cardsOf(one));
    const cards = one.getSnapshot().board.cards;
    expect(cards.size).toBe(MEASURES.length + 1);
    expect(cards.get(task)).toBeDefined();
    expect([0, 1].map((n) => cards.get(card(n))?.placement.stage)).toEqual([doing, doing]);
    expect([doing, review]).toContain(cards.get(card(2))?.placement.stage);
  });
});

test('a shutdown lets no one in, writes and acknowledges what waits, then closes with 1012', async () => {
  await server.close();
  const real = createDocumentStore(database.db);
  let release = () => {};
  let held = false;
  const store: DocumentStore = {
    load: (name) => real.load(name),
    commit: async (batch) => {
      held = true;
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      await real.commit(batch);
    },
  };
  server = await startServer(database.db, { store });
  const one = open('a1');
  await ready(one);
  const raw = await openRaw(server, 'a2', `/collab/board/${boardA}?epoch=1`);
  const heard: string[] = [];
  one.subscribe(() => heard.push(one.getSnapshot().status.kind));
  move(one, card(0), doing);
  await until('the commit begins', () => held);
  const closed = server.collab.close();
  const late = await openRaw(server, 'a2', `/collab/board/${boardA}?epoch=1`);
  expect((await late.closed).code).toBe(CLOSE.restart);
  release();
  await closed;
  expect((await raw.closed).code).toBe(CLOSE.restart);
  await until('noticed', () => one.getSnapshot().status.kind === 'offline');
  expect(one.getSnapshot().status).toMatchObject({ kind: 'offline', unsaved: false });
  expect(heard).toContain('saved');
  expect(await rows()).toEqual(cardsOf(one));
});
