import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { BoardSession } from '#app/collab/board-session.client.ts';
import type { BoardId, MeasureId } from '#app/domain/ids.ts';
import { openDatabase } from '#db/connection.server.ts';
import { readCardRows } from '#db/repositories/board-rows.server.ts';
import { bundle } from '#test/support/bundle.ts';
import type { Child } from '#test/support/child.ts';
import { startChild } from '#test/support/child.ts';
import { cardsOf, inHaste, isSaved, move, openPage, ready } from '#test/support/collab-client.ts';
import type { TestDatabase } from '#test/support/collab-database.ts';
import { BOARDS, cardOf, createTestDatabase, MEASURES, STAGES } from '#test/support/collab-database.ts';
import { brokenPromises, Ledger } from '#test/support/collab-ledger.ts';
import { playStep } from '#test/support/collab-play.ts';
import { until } from '#test/support/collab-until.ts';
import { writeCounts } from '#test/support/counts.ts';
import { seeded } from '#test/support/seeded.ts';

/** How often the server is killed. */
const KILLS = Number(process.env.DUBAN_KILLS ?? 5);
/** Milliseconds of load before a kill at most. */
const LOAD_MS = 300;
/** Milliseconds between two things that somebody does at most: a very fast hand. */
const PAUSE_MS = 6;
const [boardA, boardB] = BOARDS as [BoardId, BoardId];

let script: string;
let database: TestDatabase;
let child: Child;
let port = 0;
const pages: BoardSession[] = [];
const counts = { kills: 0, changes: 0, promises: 0 };

const address = () => ({ url: `ws://127.0.0.1:${port}/collab`, origin: `http://127.0.0.1:${port}` });

async function start(): Promise<void> {
  child = startChild(script, [database.file, JSON.stringify({ port })]);
  port = Number(await child.started);
}

function open(person: string, boardId: BoardId): BoardSession {
  const page = openPage(address(), person, boardId, 1, { drawWait: inHaste });
  pages.push(page);
  return page;
}

beforeAll(async () => {
  script = await bundle('test/support/collab-child.ts');
});

afterAll(() => writeCounts('kills', counts));

beforeEach(async () => {
  database = await createTestDatabase(['a1', 'a2', 'a3', 'b1', 'b2']);
  port = 0;
  await start();
});

afterEach(async () => {
  for (const page of pages.splice(0)) page.destroy();
  await child.kill();
  await database.destroy();
});

test(
  `every acked change is there after each of ${KILLS} SIGKILLs, and the rows are what the documents say`,
  async () => {
    const random = seeded(1);
    const ledgers = [
      ...['a1', 'a2', 'a3'].map((person, i) => ({ person, boardId: boardA, i })),
      ...['b1', 'b2'].map((person, i) => ({ person, boardId: boardB, i })),
    ].map(({ person, boardId, i }) => {
      return new Ledger(open(person, boardId), boardId, cardOf(boardId, MEASURES[i] as MeasureId));
    });
    const writers = ledgers.map(({ page }) => page);
    const watcher = open('b2', boardA);
    await ready(...writers);
    for (let kill = 0; kill < KILLS; kill++) {
      // However busy the machine: something of everybody's is acknowledged before the kill can come.
      for (const ledger of ledgers) ledger.tick();
      await until('everybody saved once', () => writers.every(isSaved));
      const end = Date.now() + random() * LOAD_MS;
      while (Date.now() < end) {
        playStep(random, random.choose(ledgers), counts.changes++);
        await setTimeout(random() * PAUSE_MS);
      }
      await child.kill();
      counts.kills++;
      for (const { acked } of ledgers) counts.promises += acked.count + acked.tasks.length;
      const left = openDatabase(database.file);
      expect(await brokenPromises(left, ledgers)).toEqual([]);
      await left.destroy();
      expect(ledgers.every(({ acked }) => acked.count > kill)).toBe(true);
      await start();
      // What was done meanwhile, without a server, is not lost either.
      for (const ledger of ledgers) playStep(random, ledger, counts.changes++);
      await agreed(ledgers, watcher);
    }
  },
  KILLS * 20_000 + 60_000,
);

/** Everything is saved, and pages, fresh pages and rows say the same. */
async function agreed(ledgers: readonly Ledger[], watcher: BoardSession): Promise<void> {
  for (const { page } of ledgers) page.actions.thaw();
  await until('back and saved', () => ledgers.every(({ page }) => isSaved(page)));
  for (const [boardId, person] of [
    [boardA, 'a1'],
    [boardB, 'b1'],
  ] as const) {
    const fresh = open(person, boardId);
    await ready(fresh);
    const own = ledgers.filter((ledger) => ledger.boardId === boardId);
    for (const page of [...own.map((ledger) => ledger.page), ...(boardId === boardA ? [watcher] : [])]) {
      await until('all agree', () => JSON.stringify(cardsOf(page)) === JSON.stringify(cardsOf(fresh)));
    }
    const cards = cardsOf(fresh);
    expect(Object.fromEntries((await readCardRows(database.db, boardId)).map((card) => [card.id, card]))).toEqual(
      cards,
    );
    expect(Object.keys(cards)).toHaveLength(MEASURES.length + own.flatMap(({ written }) => written.tasks).length);
    for (const { card, written } of own) expect(cards[card]?.contact).toBe(String(written.count));
    fresh.destroy();
  }
}

test('SIGTERM ends it with 0 within 5 s, everything acknowledged', async () => {
  const page = open('a1', boardA);
  await ready(page);
  move(page, cardOf(boardA, MEASURES[0] as MeasureId), STAGES[1] as never);
  await until('saved', () => isSaved(page));
  const began = Date.now();
  await child.kill('SIGTERM');
  expect(await child.ended).toEqual({ code: 0, signal: null });
  expect(Date.now() - began).toBeLessThan(5_000);
});
