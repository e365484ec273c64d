import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { BoardId } from '#app/domain/ids.ts';
import { readCardRows } from '#db/repositories/board-rows.server.ts';
import { bundle } from '#test/support/bundle.ts';
import { Bystander } from '#test/support/bystander.ts';
import type { Child } from '#test/support/child.ts';
import { startChild } from '#test/support/child.ts';
import { cardsOf, isSaved, openPage, ready } from '#test/support/collab-client.ts';
import type { TestDatabase } from '#test/support/collab-database.ts';
import { BOARDS, cardOf, createTestDatabase, MEASURES } from '#test/support/collab-database.ts';
import { brokenPromises } from '#test/support/collab-ledger.ts';
import { until } from '#test/support/collab-until.ts';
import { writeCounts } from '#test/support/counts.ts';
import type { StormCounts } from '#test/support/hostile-client.ts';
import { HostileClient } from '#test/support/hostile-client.ts';
import { Observer } from '#test/support/observer.ts';
import { seeded } from '#test/support/seeded.ts';

/** How many frames are sent, of which seed. */
const FRAMES = Number(process.env.DUBAN_FRAMES ?? 3_000);
const SEED = Number(process.env.DUBAN_FIRST_SEED ?? 1);
/** Megabytes that the server's heap may have, and those that its process may come to. */
const MEGABYTES = { heap: 256, process: 300 } as const;
const LOOK_MS = 250;

const [boardA, boardB] = BOARDS as [BoardId, BoardId];
/** Five who may write on the first board, and one who may only read it. */
const HOSTILE = ['a2', 'a3', 'a4', 'a5', 'a6', 'b2'] as const;

let script: string;
let database: TestDatabase;
let child: Child;
const counts: StormCounts = { frames: new Map(), closes: new Map() };
let peak = 0;
/** Milliseconds within which 99 of 100 changes of honest people were saved, the slower of the two. */
let slowest = 0;
let bystanders: Bystander[] = [];

beforeAll(async () => {
  script = await bundle('test/support/collab-child.ts');
});

beforeEach(async () => {
  database = await createTestDatabase(['a1', 'b1', ...HOSTILE]);
  child = startChild(script, [database.file], [`--max-old-space-size=${MEGABYTES.heap}`]);
});

afterEach(async () => {
  for (const { page } of bystanders) page.destroy();
  bystanders = [];
  await child.kill();
  await database.destroy();
});

afterAll(() => {
  const total = [...counts.frames.values()].reduce((sum, n) => sum + n, 0);
  writeCounts('frames', {
    frames: total,
    'peak MB': peak,
    'honest acks, p99 in ms': slowest,
    ...Object.fromEntries([...counts.closes].sort(([a], [b]) => a - b).map(([code, n]) => [`closed ${code}`, n])),
    ...Object.fromEntries([...counts.frames].sort(([a], [b]) => (a < b ? -1 : 1))),
  });
});

/** Megabytes of memory that a process has. */
function residentMegabytes(pid: number): number {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1_024);
}

test(
  `${FRAMES} hostile frames of seed ${SEED} neither end nor fill the process, and honest people notice nothing`,
  async () => {
    const port = Number(await child.started);
    const address = { url: `ws://127.0.0.1:${port}/collab`, origin: `http://127.0.0.1:${port}` };
    const same = new Bystander(address, 'a1', boardA);
    const elsewhere = new Bystander(address, 'b1', boardB);
    bystanders = [same, elsewhere];
    await Promise.all(bystanders.map((bystander) => bystander.begin()));

    const observer = new Observer(address, 'b1', boardA);
    await observer.open();
    const random = seeded(SEED);
    const scene = { boardId: boardA, cards: MEASURES.map((id) => cardOf(boardA, id)), observer };
    const hostile = HOSTILE.map((person) => new HostileClient(address, person, scene, random.fork(), counts));
    const everyone = () => hostile.map(({ recent }) => recent).join('\n\n');
    let left = FRAMES;
    let over = false;
    const storm = Promise.all(
      hostile.map(async (client) => {
        while (left > 0 && client.fault === null) {
          const sent = await client.step();
          left -= sent;
        }
        await client.leave();
      }),
    );
    void child.ended.then(() => {
      over = true;
    });
    const watching = setInterval(() => {
      if (!over) peak = Math.max(peak, residentMegabytes(child.pid));
    }, LOOK_MS);
    const work = Promise.all(bystanders.map((bystander) => bystander.work(() => !over)));
    try {
      await Promise.race([
        storm,
        child.ended.then((end) => Promise.reject(new Error(`the server ended with ${JSON.stringify(end)}`))),
        work.then(() => new Promise<never>(() => undefined)),
      ]);
      over = true;
      await work;
    } catch (error) {
      over = true;
      throw new Error(`${(error as Error).message}\nThe last frames of each, seed ${SEED}:\n${everyone()}`, {
        cause: error,
      });
    } finally {
      clearInterval(watching);
      observer.close();
    }
    slowest = Math.max(...bystanders.map((bystander) => bystander.percentile(99)));
    const complaints = [
      ...[observer, ...hostile].flatMap(({ fault }) => fault ?? []),
      // The first line is the port; whatever else it says is an error it logged.
      ...child.said.slice(1).map((line) => `the server logged ${line}`),
      ...(peak < MEGABYTES.process ? [] : [`the process came to ${peak} MB`]),
      ...bystanders.flatMap((bystander) => bystander.complaints),
    ];
    expect(complaints, `${complaints.join('\n')}\nseed ${SEED}, the last frames of each:\n${everyone()}`).toEqual([]);
    await agreed(address);
  },
  60_000 + FRAMES * 60,
);

/** After the storm pages, fresh pages and rows say the same, and what was acked is there. */
async function agreed(address: { readonly url: string; readonly origin: string }): Promise<void> {
  for (const { page, ledger } of bystanders) {
    await until('saved', () => isSaved(page));
    const fresh = openPage(address, ledger.boardId === boardA ? 'a1' : 'b1', ledger.boardId);
    await ready(fresh);
    await until('both agree', () => JSON.stringify(cardsOf(page)) === JSON.stringify(cardsOf(fresh)));
    const rows = (await readCardRows(database.db, ledger.boardId)).map((card) => [card.id, card]);
    await until('the rows agree', () => isSaved(fresh));
    expect(Object.fromEntries(rows)).toEqual(cardsOf(fresh));
    for (const measureId of MEASURES) expect(Object.keys(cardsOf(fresh))).toContain(cardOf(ledger.boardId, measureId));
    fresh.destroy();
  }
  expect(
    await brokenPromises(
      database.db,
      bystanders.map(({ ledger }) => ledger),
    ),
  ).toEqual([]);
}
