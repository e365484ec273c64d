import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { BoardSession } from '#app/collab/board-session.client.ts';
import { listCopies, readNotes } from '#app/collab/local-store.client.ts';
import type { Unsent } from '#app/collab/unsent.client.ts';
import { UnsentChanges } from '#app/collab/unsent.client.ts';
import type { BoardId, CardId, PersonId } from '#app/domain/ids.ts';
import { readCardRows } from '#db/repositories/board-rows.server.ts';
import type { DocumentStore } from '#server/collab/store.ts';
import { createDocumentStore } from '#server/collab/store.ts';
import type { PageOptions } from '#test/support/collab-client.ts';
import { cardsOf, inHaste, isSaved, move, openPage, ready, webSocketOf } from '#test/support/collab-client.ts';
import type { TestDatabase } from '#test/support/collab-database.ts';
import { BOARDS, cardOf, createTestDatabase, MEASURES, STAGES } from '#test/support/collab-database.ts';
import type { TestServer } from '#test/support/collab-server.ts';
import { actorOf, startServer } from '#test/support/collab-server.ts';
import { until } from '#test/support/collab-until.ts';

const [boardA, boardB] = BOARDS as [(typeof BOARDS)[0], (typeof BOARDS)[0]];
const [todo, doing, review] = STAGES as [(typeof STAGES)[0], (typeof STAGES)[0], (typeof STAGES)[0]];
const card = (n: number) => cardOf(boardA, MEASURES[n] as (typeof MEASURES)[0]);
const name = `board/${boardA}`;

let database: TestDatabase;
let server: TestServer;
const closing: (() => void)[] = [];

function open(person: string, options: PageOptions & { readonly board?: BoardId } = {}): BoardSession {
  const page = openPage(server, person, options.board ?? boardA, 1, { drawWait: inHaste, ...options });
  closing.push(() => page.destroy());
  return page;
}

/** What a page of this person does for what earlier pages left unsent. `reports` are what it tells the person. */
function watch(person: string, { as = person as string | null, sendMs = 2_000 } = {}) {
  const reports: (readonly Unsent[])[] = [];
  const changes = new UnsentChanges(person as PersonId, (unsent) => reports.push(unsent), {
    url: server.url,
    WebSocket: webSocketOf(as, server.origin),
    sendMs,
  });
  closing.push(() => changes.stop());
  changes.look();
  return { changes, reports };
}

const stageOf = async (cardId: CardId) =>
  (await readCardRows(database.db, boardA)).find(({ id }) => id === cardId)?.placement.stage;
const notesOf = async (person: string) =>
  (await Promise.all((await listCopies(person as PersonId)).map(readNotes))).flat();

/** A page that was offline when it changed something, and was closed. */
async function changeOfflineAndClose(person = 'a1'): Promise<void> {
  const page = open(person);
  await ready(page);
  await goDown();
  await until('offline', () => page.getSnapshot().status.kind === 'offline');
  move(page, card(0), doing);
  await until('noted', async () => (await notesOf(person)).length === 1);
  page.destroy();
}

async function goDown(): Promise<void> {
  await server.close();
}

/** Comes back on the port of before. */
async function comeBack(store?: DocumentStore): Promise<void> {
  const { port } = new URL(server.origin);
  server = await startServer(database.db, { port: Number(port), idleMs: 20, store });
}

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  database = await createTestDatabase(['a1', 'a2', 'b1']);
  server = await startServer(database.db, { idleMs: 20 });
});

afterEach(async () => {
  for (const close of closing.splice(0)) close();
  await server.close();
  await database.destroy();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('what was changed offline on a page that was closed', () => {
  test('goes up from whatever page this person opens next, without the board being opened', async () => {
    await changeOfflineAndClose();
    expect(await stageOf(card(0))).toBe(todo);
    await comeBack();
    const { reports } = watch('a1');
    await until('in the database', async () => (await stageOf(card(0))) === doing);
    await until('nothing is noted', async () => (await notesOf('a1')).length === 0);
    expect(reports).toEqual([]);
    await until('the connection is closed', () => server.collab.stats().connections === 0);
  });

  test('goes up when the board is opened again, and counts as saved only then', async () => {
    await changeOfflineAndClose();
    const real = createDocumentStore(database.db);
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await comeBack({
      load: (document) => real.load(document),
      commit: async (batch) => {
        await released;
        await real.commit(batch);
      },
    });
    const page = open('a1');
    const said: string[] = [];
    page.subscribe(() => said.push(page.getSnapshot().status.kind));
    await until('shown', () => page.getSnapshot().board.cards.get(card(0))?.placement.stage === doing);
    await until('saving', () => page.getSnapshot().status.kind === 'saving');
    expect(said).not.toContain('saved');
    release();
    await until('saved', () => isSaved(page));
    expect(await stageOf(card(0))).toBe(doing);
    await until('nothing is noted', async () => (await notesOf('a1')).length === 0);
  });

  test('is told of with the board’s name while the server is away, and no more once it is sent', async () => {
    await changeOfflineAndClose();
    const { changes, reports } = watch('a1', { sendMs: 100 });
    await until('told', () => reports.length === 1);
    expect(reports[0]).toEqual([{ document: { kind: 'board', id: boardA }, title: 'Agency', state: 'waiting' }]);
    await comeBack();
    changes.look();
    await until('told again', () => reports.length === 2);
    expect(reports[1]).toEqual([]);
    expect(await stageOf(card(0))).toBe(doing);
  });

  test('is neither seen nor sent by another person of the same browser', async () => {
    await changeOfflineAndClose('a1');
    await comeBack();
    const other = watch('a2');
    const page = open('a2');
    await ready(page);
    expect(page.getSnapshot().board.cards.get(card(0))?.placement.stage).toBe(todo);
    // A look at one's own things, done after the other's: that one has been done by then.
    const own = watch('a1');
    await until('sent by its owner', async () => (await stageOf(card(0))) === doing);
    expect(other.reports).toEqual([]);
    expect(own.reports).toEqual([]);
    const activity = await database.db('activity').select('person_id');
    expect(activity).toEqual([{ person_id: 'a1' }]);
  });

  test('stays where it is when nobody is signed in, and goes up when the same person signs in again', async () => {
    await changeOfflineAndClose();
    await comeBack();
    const { reports } = watch('a1', { as: null });
    await until('told', () => reports.length === 1);
    expect(reports[0]).toMatchObject([{ document: { kind: 'board', id: boardA }, state: 'refused' }]);
    expect(await notesOf('a1')).toHaveLength(1);
    watch('a1');
    await until('in the database', async () => (await stageOf(card(0))) === doing);
  });

  test('is kept when this person may no longer write there, until they throw it away', async () => {
    await changeOfflineAndClose();
    await comeBack();
    server.sessions.set('a1', { ...actorOf('a1'), roles: ['observer'], agencyIds: [] });
    const { changes, reports } = watch('a1', { sendMs: 500 });
    await until('told', () => reports.length === 1);
    expect(reports[0]).toEqual([{ document: { kind: 'board', id: boardA }, title: 'Agency', state: 'refused' }]);
    expect(await notesOf('a1')).toHaveLength(1);
    expect(await stageOf(card(0))).toBe(todo);
    await changes.discard({ kind: 'board', id: boardA });
    expect(reports[1]).toEqual([]);
    expect(await listCopies('a1' as PersonId)).toEqual([]);
  });

  test('goes up into the epoch that has begun since, over what stands there, and its old copy goes', async () => {
    await changeOfflineAndClose();
    await database.db('documents').where({ name }).update({ epoch: 5 });
    await comeBack();
    const { reports } = watch('a1');
    await until('in the database', async () => (await stageOf(card(0))) === doing);
    await until('one copy', async () => (await listCopies('a1' as PersonId)).length === 1);
    expect((await listCopies('a1' as PersonId))[0]?.epoch).toBe(5);
    expect(await notesOf('a1')).toEqual([]);
    expect(reports).toEqual([]);
  });

  test('is left to the page that has the board open', async () => {
    const page = open('a1');
    await ready(page);
    await goDown();
    await until('offline', () => page.getSnapshot().status.kind === 'offline');
    move(page, card(0), doing);
    await until('noted', async () => (await notesOf('a1')).length === 1);
    const other = watch('a1', { sendMs: 50 });
    const elsewhere = open('a1', { board: boardB });
    await until('elsewhere too', () => elsewhere.getSnapshot().status.kind === 'offline');
    expect(other.reports).toEqual([]);
    await comeBack();
    await until('saved', () => isSaved(page));
    expect(other.reports).toEqual([]);
  });
});

describe('a page that is left inside the window', () => {
  test('sends what is unsaved though nothing is kept in this browser, as long as the window is open', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const page = open('a1');
    await ready(page);
    await goDown();
    await until('offline', () => page.getSnapshot().status.kind === 'offline');
    move(page, card(0), doing);
    page.leave();
    await comeBack();
    await until('in the database', async () => (await stageOf(card(0))) === doing);
    await until('the connection is closed', () => server.collab.stats().connections === 0);
  });

  test('ends at once where everything is saved', async () => {
    const page = open('a1');
    await ready(page);
    page.leave();
    await until('the connection is closed', () => server.collab.stats().connections === 0);
  });
});

describe('where unsaved changes are', () => {
  test('is this browser, or the page where the browser keeps nothing', async () => {
    const kept = open('a1');
    await ready(kept);
    vi.stubGlobal('indexedDB', undefined);
    const loose = open('a2');
    await ready(loose);
    await goDown();
    await until('offline', () => [kept, loose].every((page) => page.getSnapshot().status.kind === 'offline'));
    move(kept, card(0), doing);
    move(loose, card(1), doing);
    expect(kept.getSnapshot().status).toEqual({ kind: 'offline', unsaved: true, kept: 'browser' });
    expect(loose.getSnapshot().status).toEqual({ kind: 'offline', unsaved: true, kept: 'page' });
  });

  test('is the page from the moment the browser has no room for them', async () => {
    const page = open('a1');
    await ready(page);
    await goDown();
    await until('offline', () => page.getSnapshot().status.kind === 'offline');
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    move(page, card(0), doing);
    await until('said', () => {
      const { status } = page.getSnapshot();
      return status.kind === 'offline' && status.kept === 'page';
    });
  });

  test('is told to who may no longer write, who sees the board as it is and loses nothing', async () => {
    await changeOfflineAndClose();
    await comeBack();
    server.sessions.set('a1', { ...actorOf('a1'), roles: ['observer'], agencyIds: [] });
    const reader = open('a1', { access: 'read' });
    await until('said', () => reader.getSnapshot().status.kind === 'read-only');
    expect(reader.getSnapshot().status).toEqual({ kind: 'read-only', unsaved: true });
    expect(cardsOf(reader)[card(0)]?.placement.stage).toBe(todo);
    expect(await notesOf('a1')).toHaveLength(1);
  });
});

test('a page that saved everything hears that the database takes nothing, before anybody changes anything', async () => {
  await server.close();
  const real = createDocumentStore(database.db);
  let failing = true;
  const store: DocumentStore = {
    load: (document) => real.load(document),
    commit: async (batch) => {
      if (failing) throw new Error('SQLITE_FULL: database or disk is full');
      await real.commit(batch);
    },
  };
  server = await startServer(database.db, { store });
  const [idle, busy] = [open('a2'), open('a1')];
  await ready(idle, busy);
  move(busy, card(0), review);
  await until('both hear', () => [idle, busy].every((page) => page.getSnapshot().status.kind === 'not-kept'));
  expect(idle.getSnapshot().status).toEqual({ kind: 'not-kept', unsaved: false, kept: 'browser' });
  expect(busy.getSnapshot().status).toEqual({ kind: 'not-kept', unsaved: true, kept: 'browser' });
  const late = open('a2');
  await until('who comes later hears', () => late.getSnapshot().status.kind === 'not-kept');
  failing = false;
  await until('all saved', () => [idle, busy, late].every(isSaved));
  expect(await stageOf(card(0))).toBe(review);
});
