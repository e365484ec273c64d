import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { BOARD_ROOT } from '#app/collab/board-doc.ts';
import type { BoardSession, BoardSnapshot } from '#app/collab/board-session.client.ts';
import { LocalCopy } from '#app/collab/local-copy.client.ts';
import type { CopyId } from '#app/collab/local-store.client.ts';
import { listCopies, readNotes } from '#app/collab/local-store.client.ts';
import { Registers } from '#app/collab/registers.ts';
import type { PersonId } from '#app/domain/ids.ts';
import { readCardRows } from '#db/repositories/board-rows.server.ts';
import { appendStatements, replaceStatements } from '#db/repositories/documents.server.ts';
import { runEach } from '#db/statements.server.ts';
import { cardsOf, isSaved, move, openPage, ready } from '#test/support/collab-client.ts';
import type { TestDatabase } from '#test/support/collab-database.ts';
import { BOARDS, cardOf, createTestDatabase, MEASURES, STAGES } from '#test/support/collab-database.ts';
import type { TestServer } from '#test/support/collab-server.ts';
import { startServer } from '#test/support/collab-server.ts';
import { until } from '#test/support/collab-until.ts';

const [boardA] = BOARDS as [(typeof BOARDS)[0]];
const [todo, doing, review] = STAGES as [(typeof STAGES)[0], (typeof STAGES)[0], (typeof STAGES)[0]];
const card = (n: number) => cardOf(boardA, MEASURES[n] as (typeof MEASURES)[0]);
const name = `board/${boardA}`;

let database: TestDatabase;
let server: TestServer;
const pages: BoardSession[] = [];

function open(person: string, epoch = 1): BoardSession {
  const page = openPage(server, person, boardA, epoch);
  pages.push(page);
  return page;
}

const record = () => database.db('documents').where({ name }).first();
const rows = async () => Object.fromEntries((await readCardRows(database.db, boardA)).map((row) => [row.id, row]));
const stageOf = (page: BoardSession, n: number) => page.getSnapshot().board.cards.get(card(n))?.placement.stage;

/**
 * Makes the document so heavy with its past that the next change begins it anew: it has seen more client ids than people
 * ought to pay for, and its log is due to be folded.
 */
async function makeHeavy(): Promise<void> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, (await record()).state);
  const registers = new Registers(doc, BOARD_ROOT);
  const [clients, folded] = [1_100, 501];
  for (let i = 0; i < clients; i++) {
    doc.clientID = 1_000 + i;
    registers.set(`${card(5)}/contact`, String(i));
  }
  const state = Y.encodeStateAsUpdate(doc);
  const nothing = Y.encodeStateAsUpdate(new Y.Doc());
  const log = Array.from({ length: folded }, () => ({ name, update: nothing, at: 2 }));
  await runEach(database.db, replaceStatements(database.db, { name, state, epoch: 1, damaged: [], at: 2 }));
  await runEach(database.db, appendStatements(database.db, log));
  const contact = String(clients - 1);
  await database
    .db('cards')
    .where({ id: card(5) })
    .update({ contact });
}

/** Holds the pages between two epochs: the copies of the next one do not open before what is returned is called. */
function holdNextEpoch(): () => void {
  const { open } = indexedDB;
  let isHeld = true;
  const waiting: (() => void)[] = [];
  vi.spyOn(indexedDB, 'open').mockImplementation((database, version) => {
    if (!isHeld || !database.endsWith(':2')) return open.call(indexedDB, database, version);
    const promised = {} as Record<string, unknown>;
    waiting.push(() => {
      const real = open.call(indexedDB, database, version);
      for (const event of ['onupgradeneeded', 'onsuccess', 'onerror'] as const) {
        real[event] = (arg: unknown) => {
          promised.result = real.result;
          (promised[event] as ((arg: unknown) => void) | undefined)?.(arg);
        };
      }
    });
    return promised as unknown as IDBOpenDBRequest;
  });
  return () => {
    isHeld = false;
    for (const go of waiting.splice(0)) go();
  };
}

/** Keeps pages from finding the copies of earlier epochs before what is returned is called. */
function holdOlderCopies(): () => void {
  const { databases } = indexedDB;
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  vi.spyOn(indexedDB, 'databases').mockImplementation(async () => {
    await released;
    return databases.call(indexedDB);
  });
  return release;
}

const OLD: CopyId = { personId: 'a1' as PersonId, name: { kind: 'board', id: boardA }, epoch: 1 };

/** Changes contacts in the copy of the first epoch, as a tab that was closed before it could send them. */
async function changeInAnotherTab(cards: readonly number[], contact: string): Promise<void> {
  const doc = new Y.Doc();
  const copy = await LocalCopy.open({ copy: OLD, doc, title: 'Agency', onChange: () => undefined });
  const registers = new Registers(doc, BOARD_ROOT);
  for (const n of cards) registers.set(`${card(n)}/contact`, contact);
  copy?.note(cards.map((n) => `${card(n)}/contact`));
  expect(await copy?.flushed()).toBe(true);
  copy?.close();
}

/** Everything a page shows from now on. */
function watch(page: BoardSession): BoardSnapshot[] {
  const seen: BoardSnapshot[] = [];
  page.subscribe(() => seen.push(page.getSnapshot()));
  return seen;
}

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  database = await createTestDatabase(['a1', 'a2']);
  await makeHeavy();
  server = await startServer(database.db, { idleMs: 20 });
});

afterEach(async () => {
  for (const page of pages.splice(0)) page.destroy();
  await server.close();
  await database.destroy();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test('a document that begins anew under its people shows them nothing of it: they go on reading, writing and undoing', async () => {
  const [one, two] = [open('a1'), open('a2')];
  await ready(one, two);
  await until('both see both', () => [one, two].every((page) => page.getSnapshot().peers.length === 2));
  one.actions.show({ open: card(1) });
  await until('two sees it', () => two.getSnapshot().peers.some(({ open }) => open === card(1)));
  const objects = new Map(one.getSnapshot().board.cards);
  const seen = [watch(one), watch(two)];
  const goOn = holdNextEpoch();

  move(one, card(0), doing);
  await until('the next epoch', async () => (await record()).epoch === 2);
  await until('the line is gone', () => server.collab.stats().connections === 0);
  // Between two epochs.
  expect(one.getSnapshot()).toMatchObject({ ready: true, status: { kind: 'saved' } });
  expect(stageOf(one, 0)).toBe(doing);
  move(one, card(1), doing);
  one.actions.edit(card(2), 'contact', '张三');
  expect(one.getSnapshot().status.kind).toBe('saving');
  expect(stageOf(one, 1)).toBe(doing);
  expect(one.actions.undoMove()).toEqual({ kind: 'undone', cardId: card(1) });
  move(one, card(1), review);
  goOn();

  await until('both have come over', () => isSaved(one) && isSaved(two) && server.collab.stats().connections === 2);
  await until('they agree', () => JSON.stringify(cardsOf(one)) === JSON.stringify(cardsOf(two)));
  expect(stageOf(one, 1)).toBe(review);
  expect(one.actions.undoMove()).toEqual({ kind: 'undone', cardId: card(1) });
  expect(one.actions.undoMove()).toEqual({ kind: 'undone', cardId: card(0) });
  expect([0, 1].map((n) => stageOf(one, n))).toEqual([todo, todo]);
  await until('saved', () => isSaved(one));
  await until('agree again', () => JSON.stringify(cardsOf(one)) === JSON.stringify(cardsOf(two)));
  expect(await rows()).toEqual(cardsOf(one));

  for (const snapshots of seen) {
    for (const { ready, status, peers, board } of snapshots) {
      expect(ready, 'may be changed throughout: no field closes under anybody').toBe(true);
      expect(['saved', 'saving'], 'nothing is said of a line that is back at once').toContain(status.kind);
      expect(peers.map(({ id }) => id).sort(), 'nobody leaves').toEqual(['a1', 'a2']);
      expect(board.cards.size).toBe(MEASURES.length);
    }
  }
  for (const n of [3, 4, 5]) {
    expect(one.getSnapshot().board.cards.get(card(n)), 'cards that nobody changed do not repaint').toBe(
      objects.get(card(n)),
    );
  }
  await until('one copy of each', async () => (await indexedDB.databases()).length === 2);
  expect((await listCopies('a1' as PersonId)).map(({ epoch }) => epoch)).toEqual([2]);
});

test('what was changed between two epochs on a page that was closed then is written into the next one', async () => {
  const [one, two] = [open('a1'), open('a2')];
  await ready(one, two);
  const goOn = holdNextEpoch();
  move(two, card(0), doing);
  await until('the next epoch', async () => (await record()).epoch === 2);
  await until('the line is gone', () => server.collab.stats().connections === 0);
  move(one, card(1), review);
  await until('noted', async () => (await indexedDB.databases()).length >= 2);
  one.destroy();
  goOn();
  const again = open('a1', 2);
  await until('taken over', () => isSaved(again) && stageOf(again, 1) === review);
  await until('in the rows', async () => (await rows())[card(1)]?.placement.stage === review);
  await until('one copy', async () => (await listCopies('a1' as PersonId)).length === 1);
});

test('what stands in a copy of the epoch before is not written over what was changed since', async () => {
  const [one, two] = [open('a1'), open('a2')];
  await ready(one, two);
  const goOn = holdNextEpoch();
  move(one, card(0), doing);
  await until('the next epoch', async () => (await record()).epoch === 2);
  await until('the lines are gone', () => server.collab.stats().connections === 0);
  move(one, card(1), review);
  one.actions.edit(card(4), 'contact', 'of the page');
  await until('noted', async () => (await readNotes(OLD)).length === 1);
  await changeInAnotherTab([2, 3, 4], 'of the tab');
  const lookThrough = holdOlderCopies();
  goOn();
  await until('saved in the next epoch', () => server.collab.stats().connections === 2 && isSaved(one) && isSaved(two));
  one.actions.edit(card(2), 'contact', 'since, by the same person');
  move(two, card(1), doing);
  await until('saved', () => isSaved(one) && isSaved(two));
  await until('seen', () => stageOf(one, 1) === doing);
  lookThrough();

  await until('one copy', async () => (await listCopies('a1' as PersonId)).length === 1);
  await until('saved', () => isSaved(one));
  await until('they agree', () => JSON.stringify(cardsOf(one)) === JSON.stringify(cardsOf(two)));
  expect(cardsOf(one)[card(1)]?.placement.stage).toBe(doing);
  expect(cardsOf(one)[card(2)]?.contact).toBe('since, by the same person');
  expect([3, 4].map((n) => cardsOf(one)[card(n)]?.contact)).toEqual(['of the tab', 'of the tab']);
  expect(await rows()).toEqual(cardsOf(one));
});
