import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BoardSession } from '#app/collab/board-session.client.ts';
import { readCardRows } from '#db/repositories/board-rows.server.ts';
import { cardsOf, isSaved, move, openPage, ready } from '#test/support/collab-client.ts';
import type { TestDatabase } from '#test/support/collab-database.ts';
import {
  BOARDS,
  cardOf,
  createTestDatabase,
  MEASURES,
  openTestDatabase,
  STAGES,
} from '#test/support/collab-database.ts';
import { until } from '#test/support/collab-until.ts';

/** How often the server is killed. */
const KILLS = Number(process.env.DUBAN_KILLS ?? 5);
const [boardA] = BOARDS as [(typeof BOARDS)[0]];

let database: TestDatabase;
let child: ChildProcess;
let port = 0;
const pages: BoardSession[] = [];

async function startChild(): Promise<void> {
  const args = ['--import', 'tsx', 'test/support/collab-child.ts', database.file, String(port)];
  child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = await once(child.stdout as NodeJS.ReadableStream, 'data');
  port = Number(String(said).trim());
}

beforeEach(async () => {
  database = await createTestDatabase(['a1', 'a2', 'a3']);
  await startChild();
});

afterEach(async () => {
  for (const page of pages.splice(0)) page.destroy();
  if (child.exitCode === null && child.signalCode === null) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  await database.destroy();
});

test(`every acked move is there after each of ${KILLS} SIGKILLs, and the rows are what the document says`, async () => {
  const address = { url: `ws://127.0.0.1:${port}/collab`, origin: `http://127.0.0.1:${port}` };
  const people = ['a1', 'a2', 'a3'].map((person) => openPage(address, person, boardA));
  pages.push(...people);
  await ready(...people);
  /** What each page's own card must say at least: its last acked contact. */
  const acked = new Map<BoardSession, number>();
  const written = new Map<BoardSession, number>();
  for (const page of people) {
    page.subscribe(() => {
      if (isSaved(page)) acked.set(page, written.get(page) ?? 0);
    });
  }
  for (let kill = 0; kill < KILLS; kill++) {
    const write = () => {
      for (const [i, page] of people.entries()) {
        const next = (written.get(page) ?? 0) + 1;
        const card = cardOf(boardA, MEASURES[i] as never);
        page.actions.edit(card, 'contact', String(next));
        move(page, card, STAGES[next % STAGES.length] as never);
        written.set(page, next);
      }
    };
    // However busy the machine: something of everybody's is acknowledged before the kill can come.
    write();
    await until('everybody saved once', () => people.every(isSaved));
    const end = Date.now() + 100 + Math.random() * 150;
    while (Date.now() < end) {
      write();
      // Load, in the rhythm of a very fast hand; not a wait for anything.
      await setTimeout(Math.random() * 6);
    }
    child.kill('SIGKILL');
    await once(child, 'exit');
    const believed = people.map((page) => acked.get(page) ?? 0);
    const db = openTestDatabase(database.file);
    const rows = await readCardRows(db, boardA);
    await db.destroy();
    for (const [i, atLeast] of believed.entries()) {
      const row = rows.find(({ id }) => id === cardOf(boardA, MEASURES[i] as never));
      expect(Number(row?.contact || 0)).toBeGreaterThanOrEqual(atLeast);
      expect(atLeast).toBeGreaterThan(0);
    }
    await startChild();
    const fresh = openPage(address, 'a1', boardA);
    pages.push(fresh);
    await ready(fresh);
    await until('back and saved', () => people.every(isSaved), 20_000);
    await until('all agree', () =>
      people.every((page) => JSON.stringify(cardsOf(page)) === JSON.stringify(cardsOf(fresh))),
    );
    for (const [i, page] of people.entries()) {
      expect(cardsOf(fresh)[cardOf(boardA, MEASURES[i] as never)]?.contact).toBe(String(written.get(page)));
    }
    const after = Object.fromEntries((await readCardRows(database.db, boardA)).map((card) => [card.id, card]));
    expect(after).toEqual(cardsOf(fresh));
    fresh.destroy();
  }
}, 120_000);

test('SIGTERM ends it with 0 within 5 s, everything acknowledged', async () => {
  const address = { url: `ws://127.0.0.1:${port}/collab`, origin: `http://127.0.0.1:${port}` };
  const page = openPage(address, 'a1', boardA);
  pages.push(page);
  await ready(page);
  move(page, cardOf(boardA, MEASURES[0] as never), STAGES[1] as never);
  await until('saved', () => isSaved(page));
  const began = Date.now();
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
  expect(Date.now() - began).toBeLessThan(5_000);
});
