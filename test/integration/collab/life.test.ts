import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { BOARD_ROOT, withoutPast } from '#app/collab/board-doc.ts';
import type { BoardSession } from '#app/collab/board-session.client.ts';
import { CLOSE } from '#app/collab/protocol.ts';
import { Registers } from '#app/collab/registers.ts';
import type { StageId } from '#app/domain/ids.ts';
import { readCardRows } from '#db/repositories/board-rows.server.ts';
import { listDamagedRows, replaceStatements } from '#db/repositories/documents.server.ts';
import { runEach } from '#db/statements.server.ts';
import type { DocumentStore } from '#server/collab/store.ts';
import { createDocumentStore } from '#server/collab/store.ts';
import { cardsOf, isSaved, move, openPage, openRaw, ready, syncFrame } from '#test/support/collab-client.ts';
import type { TestDatabase } from '#test/support/collab-database.ts';
import { BOARDS, cardOf, createTestDatabase, MEASURES, STAGES } from '#test/support/collab-database.ts';
import type { TestServer } from '#test/support/collab-server.ts';
import { startServer } from '#test/support/collab-server.ts';
import { until } from '#test/support/collab-until.ts';

const [boardA] = BOARDS as [(typeof BOARDS)[0]];
const [, doing, review] = STAGES as [never, (typeof STAGES)[0], (typeof STAGES)[0]];
const card = (n: number) => cardOf(boardA, MEASURES[n] as (typeof MEASURES)[0]);
const name = `board/${boardA}`;
const path = `/collab/${name}?epoch=1`;

let database: TestDatabase;
let server: TestServer;
const pages: BoardSession[] = [];

function open(person: string, epoch = 1): BoardSession {
  const page = openPage(server, person, boardA, epoch);
  pages.push(page);
  return page;
}

async function rows(): Promise<Record<string, unknown>> {
  return Object.fromEntries((await readCardRows(database.db, boardA)).map((c) => [c.id, c]));
}

async function leave(...gone: BoardSession[]): Promise<void> {
  for (const page of gone) page.destroy();
  await until('the document leaves memory', () => server.collab.stats().documents === 0);
}

/** Puts a past into the document: two people who changed one register turn by turn, which is what leaves the most behind. */
async function writeHistory(turns: number): Promise<void> {
  const { state } = await record();
  const docs = [new Y.Doc(), new Y.Doc()] as const;
  for (const doc of docs) Y.applyUpdate(doc, state);
  const registers = docs.map((doc) => new Registers(doc, BOARD_ROOT));
  for (const [i, doc] of docs.entries()) {
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'other') Y.applyUpdate(i === 0 ? docs[1] : docs[0], update, 'other');
    });
  }
  for (let turn = 0; turn < turns; turn++) registers[turn % 2]?.set(`${card(0)}/contact`, String(turn));
  const past = Y.encodeStateAsUpdate(docs[0]);
  await runEach(database.db, replaceStatements(database.db, { name, state: past, epoch: 1, damaged: [], at: 2 }));
  await database
    .db('cards')
    .where({ id: card(0) })
    .update({ contact: String(turns - 1) });
}

const log = () => database.db('document_updates').where({ document_name: name });
const record = () => database.db('documents').where({ name }).first();

beforeEach(async () => {
  database = await createTestDatabase(['a1', 'a2']);
  server = await startServer(database.db, { idleMs: 20 });
});

afterEach(async () => {
  for (const page of pages.splice(0)) page.destroy();
  await server.close();
  await database.destroy();
});

describe('a document', () => {
  test('is loaded once for everyone who opens it at once', async () => {
    await server.close();
    const real = createDocumentStore(database.db);
    let loads = 0;
    const store: DocumentStore = {
      commit: (batch) => real.commit(batch),
      load: (document) => {
        loads++;
        return real.load(document);
      },
    };
    server = await startServer(database.db, { store });
    await ready(...Array.from({ length: 20 }, (_, i) => open(i % 2 ? 'a1' : 'a2')));
    expect(loads).toBe(1);
  });

  test('leaves memory when everyone has left, folded into one state, and opens again the same', async () => {
    const one = open('a1');
    await ready(one);
    for (let i = 0; i < 5; i++) {
      move(one, card(i), doing);
      await until('saved', () => isSaved(one));
    }
    expect((await log()).length).toBeGreaterThan(1);
    const cards = cardsOf(one);
    await leave(one);
    await until('folded', async () => (await log()).length === 0);
    const again = open('a2');
    await ready(again);
    expect(cardsOf(again)).toEqual(cards);
    expect((await record()).epoch).toBe(1);
  });

  test('is folded into one state while people are on it', async () => {
    const one = open('a1');
    await ready(one);
    for (let i = 0; i < 600; i++) {
      one.actions.edit(card(0), 'contact', String(i));
      if (i % 50 === 0) await until('saved', () => isSaved(one));
    }
    await until('saved', () => isSaved(one));
    expect((await log()).length).toBeLessThan(500);
    const two = open('a2');
    await ready(two);
    expect(cardsOf(two)).toEqual(cardsOf(one));
    expect(await rows()).toEqual(cardsOf(one));
  });

  test('is folded into one state when the server ends with people on it', async () => {
    const one = open('a1');
    await ready(one);
    for (let i = 0; i < 3; i++) {
      move(one, card(i), doing);
      await until('saved', () => isSaved(one));
    }
    expect((await log()).length).toBeGreaterThan(1);
    const { port } = server.http.address() as { port: number };
    await server.close();
    expect(await log()).toEqual([]);
    expect((await record()).epoch).toBe(1);
    server = await startServer(database.db, { port });
    await until('it is back', () => isSaved(one));
    move(one, card(3), doing);
    await until('saved', () => isSaved(one));
    expect(await rows()).toEqual(cardsOf(one));
  });

  test('that has a long past begins anew when the server ends soon after everybody has left', async () => {
    await server.close();
    server = await startServer(database.db, { idleMs: 60_000 });
    await writeHistory(2_000);
    const one = open('a1');
    await ready(one);
    one.destroy();
    await until('left', () => server.collab.stats().connections === 0);
    expect((await record()).epoch).toBe(1);
    await server.close();
    const { epoch, state } = await record();
    expect(epoch).toBe(2);
    expect(state.length).toBeLessThan(10_000);
  });

  test('that is being folded when the server ends is waited for', async () => {
    await server.close();
    const real = createDocumentStore(database.db);
    const happened: string[] = [];
    let letGo = () => {};
    const store: DocumentStore = {
      load: (document) => real.load(document),
      async commit(batch) {
        const isFold = batch.every(({ updates, compacted }) => compacted && updates.length === 0);
        if (isFold) {
          happened.push('folding');
          await new Promise<void>((resolve) => (letGo = resolve));
        }
        await real.commit(batch);
        if (isFold) happened.push('folded');
      },
    };
    server = await startServer(database.db, { store, idleMs: 0 });
    const one = open('a1');
    await ready(one);
    move(one, card(0), doing);
    await until('saved', () => isSaved(one));
    one.destroy();
    await until('it is being folded', () => happened.length === 1);
    const closed = server.close().then(() => happened.push('closed'));
    // Without anybody to say goodbye to, it would be closed within a few turns of the event loop.
    for (let i = 0; i < 200; i++) await new Promise((resolve) => setImmediate(resolve));
    letGo();
    await closed;
    expect(happened).toEqual(['folding', 'folded', 'closed']);
  });

  test('that has grown far beyond its cards begins anew in the next epoch; unsaved work of the old one is kept', async () => {
    await writeHistory(2_000);
    const [one, two] = [open('a1'), open('a2')];
    await ready(one, two);
    const { port } = server.http.address() as { port: number };
    await server.close();
    await until('offline', () => one.getSnapshot().status.kind === 'offline');
    move(one, card(3), review);
    const elsewhere = await startServer(database.db, { idleMs: 20 });
    const visitor = openPage(elsewhere, 'a2', boardA);
    await ready(visitor);
    two.destroy();
    visitor.destroy();
    await until('left', () => elsewhere.collab.stats().documents === 0);
    await until('renewed', async () => (await record()).epoch === 2);
    const { state } = await record();
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    expect(state.length).toBeLessThanOrEqual(1.5 * withoutPast(new Registers(doc, BOARD_ROOT)).length);
    await elsewhere.close();
    server = await startServer(database.db, { idleMs: 20, port });
    await until('one is back', () => isSaved(one));
    const fresh = open('a2', 2);
    await ready(fresh);
    await until('agree', () => JSON.stringify(cardsOf(fresh)) === JSON.stringify(cardsOf(one)));
    expect(cardsOf(fresh)[card(3)]?.placement.stage).toBe(review);
    expect(cardsOf(fresh)[card(0)]?.contact).toBe('1999');
    expect(await rows()).toEqual(cardsOf(fresh));
  });
});

test('a document heavy with its past begins anew while people write on it, and they go on writing', async () => {
  await writeHistory(9_000);
  const [one, two] = [open('a1'), open('a2')];
  await ready(one, two);
  const placement = one.getSnapshot().board.cards.get(card(0))?.placement as never;
  const task = one.actions.addTask({ measureId: null, commitmentId: null, title: 'Long', placement });
  // A megabyte of changes is folded into the state; then it shows how much of that is past.
  for (let i = 0; i < 200 && (await record()).epoch === 1; i++) {
    one.actions.edit(task, 'description', `${i} `.padEnd(4_000, '文'));
    move(two, card(1 + (i % 5)), i % 2 ? doing : review);
    await until('the other sees it', () => cardsOf(two)[task] !== undefined && one.getSnapshot().ready);
    await until('saved', () => isSaved(one));
  }
  expect((await record()).epoch).toBe(2);
  const last = move(two, card(3), doing);
  one.actions.edit(task, 'description', 'the last word');
  await until('both have come over', () => isSaved(one) && isSaved(two));
  await until('they agree', () => JSON.stringify(cardsOf(one)) === JSON.stringify(cardsOf(two)));
  expect(cardsOf(one)[task]).toMatchObject({ description: 'the last word' });
  expect(cardsOf(one)[card(3)]?.placement).toEqual(last);
  expect(await rows()).toEqual(cardsOf(one));
  expect((await record()).state.length).toBeLessThan(40_000);
});

describe('a damaged row', () => {
  /** Makes a log, and ends the server as a kill would: without folding it. */
  async function prepare(): Promise<Record<string, unknown>> {
    await server.close();
    const real = createDocumentStore(database.db);
    const store: DocumentStore = {
      load: (document) => real.load(document),
      commit: (batch) => real.commit(batch.filter(({ updates }) => updates.length > 0)),
    };
    server = await startServer(database.db, { store });
    const one = open('a1');
    await ready(one);
    for (const n of [0, 1, 2]) {
      move(one, card(n), doing);
      await until('saved', () => isSaved(one));
    }
    const cards = cardsOf(one);
    await server.close();
    one.destroy();
    return cards;
  }

  test.each([
    [
      'an update',
      () =>
        log()
          .orderBy('id')
          .limit(1)
          .update({ update: Buffer.from('damaged') }),
    ],
    [
      'the state',
      () =>
        database
          .db('documents')
          .where({ name })
          .update({ state: Buffer.from('damaged') }),
    ],
  ])('%s: everything that was acked is there, the row is kept, and the log says so', async (_what, damage) => {
    const cards = await prepare();
    if (_what === 'an update') {
      const [row] = await log().orderBy('id');
      await database
        .db('document_updates')
        .where({ id: row.id })
        .update({ update: Buffer.from('damaged') });
    } else await damage();
    server = await startServer(database.db, { idleMs: 20 });
    const page = open('a1');
    await ready(page);
    expect(cardsOf(page)).toEqual(cards);
    move(page, card(4), review);
    await until('saved', () => isSaved(page));
    expect(await rows()).toEqual(cardsOf(page));
    expect((await record()).epoch).toBe(2);
    const [kept, ...more] = await listDamagedRows(database.db);
    expect(more).toEqual([]);
    const origin = _what === 'an update' ? 'update' : 'state';
    expect(kept).toMatchObject({ documentName: name, origin, size: 'damaged'.length });
    expect(kept?.foundHash).toBe(createHash('sha256').update('damaged').digest('hex'));
    expect(kept?.expectedHash).not.toBe(kept?.foundHash);
    expect((await database.db('damaged_rows').first('bytes')).bytes).toEqual(Buffer.from('damaged'));
    expect(server.logged.filter(({ msg }) => msg === 'damaged row')).toHaveLength(1);
    const after = cardsOf(page);
    await leave(page);
    const again = open('a2', 2);
    await ready(again);
    expect(cardsOf(again)).toEqual(after);
    expect((await record()).epoch).toBe(2);
  });
});

describe('a document that breaks while a change is applied', () => {
  test('is loaded anew: everybody comes back to what was kept, and nothing that was acknowledged is lost', async () => {
    await server.close();
    const real = createDocumentStore(database.db);
    let loads = 0;
    const store: DocumentStore = {
      commit: (batch) => real.commit(batch),
      async load(document) {
        const loaded = await real.load(document);
        loads++;
        if (loaded?.kind !== 'board' || loads > 1) return loaded;
        // A fault of the server's own, in the middle of a turn: no update of a client is known that Yjs throws at.
        class Faulty extends Set<StageId> {
          override has(stage: StageId): boolean {
            if (stage === review) throw new Error('a fault');
            return super.has(stage);
          }
        }
        return { ...loaded, frame: { ...loaded.frame, stages: new Faulty(loaded.frame.stages) } };
      },
    };
    server = await startServer(database.db, { store });
    const [one, two] = [open('a1'), open('a2')];
    await ready(one, two);
    move(one, card(0), doing);
    await until('saved', () => isSaved(one));
    move(two, card(1), review);
    await until('loaded anew', () => loads === 2);
    await until('both are back', () => isSaved(one) && isSaved(two));
    await until('they agree', () => JSON.stringify(cardsOf(one)) === JSON.stringify(cardsOf(two)));
    expect([0, 1].map((n) => cardsOf(one)[card(n)]?.placement.stage)).toEqual([doing, review]);
    expect(await rows()).toEqual(cardsOf(one));
    expect(server.logged.some(({ msg }) => msg === 'a document broke and is loaded anew')).toBe(true);
  });
});

test('who does not read is dropped, and nobody else waits for them', async () => {
  const slow = await openRaw(server, 'a2', path);
  slow.sendBytes(syncFrame(0, Uint8Array.of(0)));
  await until('caught up', () => slow.received.some(([type, sub]) => type === 0 && sub === 1));
  const one = open('a1');
  await ready(one);
  const placement = one.getSnapshot().board.cards.get(card(0))?.placement as never;
  const task = () => one.actions.addTask({ measureId: null, commitmentId: null, title: 'T', placement });
  for (let i = 0; i < 20; i++) one.actions.edit(task(), 'description', '文'.repeat(4_000));
  await until('saved', () => isSaved(one));
  slow.ws.pause();
  // Each is answered with the whole board; the kernel's own buffers take some megabytes before any of ours fill.
  for (let i = 0; i < 200; i++) slow.sendBytes(syncFrame(0, Uint8Array.of(0)));
  await until('dropped', () => server.collab.stats().connections === 1);
  slow.ws.resume();
  expect([CLOSE.slowReader, 1006]).toContain((await slow.closed).code);
  expect(one.getSnapshot().status.kind).toBe('saved');
  move(one, card(1), doing);
  await until('saved', () => isSaved(one));
});
