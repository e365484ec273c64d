import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Knex } from 'knex';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { BoardSession } from '#app/collab/board-session.client.ts';
import { openDatabase } from '#db/connection.server.ts';
import { readCardRows } from '#db/repositories/board-rows.server.ts';
import type { Address } from '#test/support/collab-client.ts';
import { cardsOf, isSaved, move, openPage, ready } from '#test/support/collab-client.ts';
import type { TestDatabase } from '#test/support/collab-database.ts';
import { BOARDS, cardOf, createTestDatabase, MEASURES, STAGES } from '#test/support/collab-database.ts';
import type { TestServer } from '#test/support/collab-server.ts';
import { startServer } from '#test/support/collab-server.ts';
import { until } from '#test/support/collab-until.ts';

const [boardA] = BOARDS as [(typeof BOARDS)[0]];
const [, doing, review] = STAGES as [never, (typeof STAGES)[0], (typeof STAGES)[0]];
const card = (n: number) => cardOf(boardA, MEASURES[n] as (typeof MEASURES)[0]);

let database: TestDatabase;
const pages: BoardSession[] = [];

function open(address: Address, person: string): BoardSession {
  const page = openPage(address, person, boardA);
  pages.push(page);
  return page;
}

const statusOf = (page: BoardSession) => page.getSnapshot().status.kind;

async function rows(db: Knex): Promise<Record<string, unknown>> {
  return Object.fromEntries((await readCardRows(db, boardA)).map((c) => [c.id, c]));
}

beforeEach(async () => {
  database = await createTestDatabase(['a1', 'a2', 'b1']);
});

afterEach(async () => {
  for (const page of pages.splice(0)) page.destroy();
  await database.destroy();
});

/** What a person of a board whose database fails is told, what goes on all the same, and how it ends. */
async function expectRecovery(address: Address, writer: BoardSession, repair: () => Promise<void>): Promise<void> {
  await until('the writer is told that nothing is kept', () => statusOf(writer) === 'not-kept');
  // Work goes on: the others see it, who comes can read, and who comes to write is told at once.
  move(writer, card(1), review);
  const [colleague, reader] = [open(address, 'a2'), open(address, 'b1')];
  await until('reading goes on', () => statusOf(reader) === 'read-only');
  await until('the change is seen', () => cardsOf(reader)[card(1)]?.placement.stage === review);
  await until('the colleague is there', () => colleague.getSnapshot().ready);
  move(colleague, card(2), review);
  await until('the colleague is told', () => statusOf(colleague) === 'not-kept');
  expect(statusOf(writer)).toBe('not-kept');
  await repair();
  await until('everything is saved', () => isSaved(writer) && isSaved(colleague));
  await until('all agree', () => JSON.stringify(cardsOf(writer)) === JSON.stringify(cardsOf(colleague)));
  expect(cardsOf(writer)[card(1)]?.placement.stage).toBe(review);
  expect(cardsOf(writer)[card(2)]?.placement.stage).toBe(review);
}

describe('a database that takes no changes is told to those who make them, and recovers by itself', () => {
  let server: TestServer;

  beforeEach(async () => {
    server = await startServer(database.db);
  });

  afterEach(() => server.close());

  test.each([
    ['SQLITE_FULL', 'the disk is full', 'PRAGMA max_page_count = 1', 'PRAGMA max_page_count = 1000000'],
    ['SQLITE_READONLY', 'it may only be read', 'PRAGMA query_only = ON', 'PRAGMA query_only = OFF'],
  ])(
    '%s: %s',
    async (code, _what, breakIt, mendIt) => {
      const writer = open(server, 'a1');
      await ready(writer);
      await database.db.raw(breakIt);
      // Long texts need new pages.
      for (let i = 0; i < 40 && statusOf(writer) !== 'not-kept'; i++) {
        const placement = writer.getSnapshot().board.cards.get(card(0))?.placement as never;
        const task = writer.actions.addTask({ measureId: null, commitmentId: null, title: `T${i}`, placement });
        writer.actions.edit(task, 'description', '文'.repeat(4_000));
        await until('told either way', () => isSaved(writer) || statusOf(writer) === 'not-kept');
      }
      await expectRecovery(server, writer, async () => {
        await database.db.raw(mendIt);
      });
      expect(await rows(database.db)).toEqual(cardsOf(writer));
      expect(JSON.stringify(server.logged)).toContain(code);
      expect(server.collab.stats().failing).toBe(false);
    },
    60_000,
  );

  test('SQLITE_BUSY: another process holds the file', async () => {
    const writer = open(server, 'a1');
    await ready(writer);
    // The usual wait would only make the test longer.
    await database.db.raw('PRAGMA busy_timeout = 50');
    const other = openDatabase(database.file);
    onTestFinished(() => other.destroy());
    await other.raw('BEGIN IMMEDIATE');
    move(writer, card(0), doing);
    await expectRecovery(server, writer, async () => {
      await other.raw('ROLLBACK');
    });
    expect(await rows(database.db)).toEqual(cardsOf(writer));
  });
});

test('SQLITE_IOERR: the system refuses to write', async () => {
  // A bound on the size of files, as a quota is: the log of the database meets it, and writing fails half-way.
  const command = `trap '' XFSZ; ulimit -S -f 2048; exec "$0" "$@"`;
  const args = ['--import', 'tsx', 'test/support/collab-child.ts', database.file, '{}'];
  const child: ChildProcess = spawn('sh', ['-c', command, process.execPath, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
  const [said] = await once(child.stdout as NodeJS.ReadableStream, 'data');
  const port = Number(String(said).trim());
  const address = { url: `ws://127.0.0.1:${port}/collab`, origin: `http://127.0.0.1:${port}` };
  const writer = open(address, 'a1');
  await ready(writer);
  for (let i = 0; i < 400 && statusOf(writer) !== 'not-kept'; i++) {
    writer.actions.edit(card(0), 'contact', `${i}`);
    const task = writer.actions.addTask({
      measureId: null,
      commitmentId: null,
      title: `T${i}`,
      placement: writer.getSnapshot().board.cards.get(card(0))?.placement as never,
    });
    writer.actions.edit(task, 'description', '文'.repeat(4_000));
    await until('told either way', () => isSaved(writer) || statusOf(writer) === 'not-kept');
  }
  await expectRecovery(address, writer, async () => {
    execFileSync('prlimit', ['--pid', String(child.pid), '--fsize=unlimited:unlimited']);
  });
  // What was acknowledged is in the file, whoever opens it.
  child.kill('SIGKILL');
  await once(child, 'exit');
  const fresh = openDatabase(database.file);
  onTestFinished(() => fresh.destroy());
  expect(await rows(fresh)).toEqual(cardsOf(writer));
}, 120_000);
