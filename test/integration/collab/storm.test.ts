import { afterEach, beforeEach, expect, test } from 'vitest';
import { BACK_OFF, drawWait } from '#app/collab/back-off.ts';
import type { BoardSession } from '#app/collab/board-session.client.ts';
import type { DocumentStore } from '#server/collab/store.ts';
import { createDocumentStore } from '#server/collab/store.ts';
import { isSaved, openPage } from '#test/support/collab-client.ts';
import type { TestDatabase } from '#test/support/collab-database.ts';
import { BOARDS, createTestDatabase } from '#test/support/collab-database.ts';
import type { TestServer } from '#test/support/collab-server.ts';
import { startServer } from '#test/support/collab-server.ts';
import { until } from '#test/support/collab-until.ts';
import { seeded } from '#test/support/seeded.ts';

/** Pages that a restart cuts off at once; the nightly tests have more. */
const PAGES = Number(process.env.DUBAN_STORM ?? 60);
/** Pages of one person: a few tabs on a few devices. */
const TABS = 5;

let database: TestDatabase;
let server: TestServer;
const pages: BoardSession[] = [];
/** Waits drawn since, in milliseconds, by page. */
let waits: number[][] = [];

const people = Array.from({ length: Math.ceil(PAGES / TABS) }, (_, i) => `${i % 2 ? 'b' : 'a'}${i}`);
const boardOf = (person: string) => BOARDS[person.startsWith('a') ? 0 : 1] as (typeof BOARDS)[0];
const areBack = () => pages.every(isSaved);

beforeEach(async () => {
  database = await createTestDatabase(people);
  server = await startServer(database.db);
  const random = seeded(1);
  waits = [];
  for (let i = 0; i < PAGES; i++) {
    const person = people[i % people.length] as string;
    const drawn: number[] = [];
    waits.push(drawn);
    const wait = (failures: number) => {
      const ms = drawWait(failures, random);
      drawn.push(ms);
      return ms;
    };
    pages.push(openPage(server, person, boardOf(person), 1, { drawWait: wait }));
  }
  await until('all here', areBack, 60_000);
  for (const drawn of waits) drawn.length = 0;
}, 90_000);

afterEach(async () => {
  for (const page of pages.splice(0)) page.destroy();
  await server.close();
  await database.destroy();
});

/** A server on the port of before that counts how often each document is loaded. */
async function restart(): Promise<Map<string, number>> {
  const loads = new Map<string, number>();
  const real = createDocumentStore(database.db);
  const store: DocumentStore = {
    commit: (batch) => real.commit(batch),
    load: (name) => {
      loads.set(name.id, (loads.get(name.id) ?? 0) + 1);
      return real.load(name);
    },
  };
  server = await startServer(database.db, { store, port: Number(new URL(server.origin).port) });
  return loads;
}

test(`${PAGES} pages that a restart cuts off come back one by one, and each document is loaded once`, async () => {
  await server.close();
  await until('all cut off', () => waits.every((drawn) => drawn.length > 0));
  const first = waits.map(([ms]) => ms as number);
  // The first to come back find no server yet, and wait for longer.
  const loads = await restart();
  await until('all are back', areBack, 60_000);

  expect(loads).toEqual(new Map(BOARDS.map((board) => [board, 1])));
  // Drawn evenly from four seconds: further from even they are by chance once in 10⁹ times (Dvoretzky, Kiefer, Wolfowitz).
  first.sort((a, b) => a - b);
  const unevenness = Math.max(...first.map((ms, i) => Math.abs(ms / 4_000 - (i + 0.5) / PAGES)));
  expect(unevenness).toBeLessThan(Math.sqrt(Math.log(2e9) / (2 * PAGES)));
  expect(Math.max(...first)).toBeLessThan(4_000);
  for (const drawn of waits) {
    for (const ms of drawn) expect(ms).toBeLessThan(BACK_OFF.mostMs);
  }
  await until('nobody twice', () => server.collab.stats().connections === PAGES);
}, 90_000);
