import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { BoardSession } from '#app/collab/board-session.client.ts';
import type { BoardId, CardId, MeasureId } from '#app/domain/ids.ts';
import { openDatabase } from '#db/connection.server.ts';
import { readCardRows } from '#db/repositories/board-rows.server.ts';
import { bundle } from '#test/support/bundle.ts';
import type { Child } from '#test/support/child.ts';
import { startChild } from '#test/support/child.ts';
import type { ChildOptions } from '#test/support/collab-child.ts';
import { cardsOf, inHaste, isSaved, openPage, ready } from '#test/support/collab-client.ts';
import { BOARDS, cardOf, createTestDatabase, MEASURES } from '#test/support/collab-database.ts';
import { brokenPromises, Ledger } from '#test/support/collab-ledger.ts';
import { writeLog } from '#test/support/collab-log.ts';
import { startServer } from '#test/support/collab-server.ts';
import { until } from '#test/support/collab-until.ts';
import { writeCounts } from '#test/support/counts.ts';

const [boardId] = BOARDS as [BoardId];
const [mine, other] = MEASURES.map((id) => cardOf(boardId, id as MeasureId)) as [CardId, CardId];
/** Updates in a log after which the next commit folds it into the state. */
const FULL_LOG = 500;
/** In the statements of a commit that folds, and of no other. */
const FOLDING = 'UPDATE documents SET';

const TIMEOUT_MS = 120_000;

let script: string;
/** Where the databases lie that every kill begins with a copy of. */
let folder: string;
const counts: Record<string, number> = {};

beforeAll(async () => {
  script = await bundle('test/support/collab-child.ts');
  folder = mkdtempSync(join(tmpdir(), 'duban-kill-'));
  for (const [name, length, damage] of [
    ['long', FULL_LOG - 1, false],
    ['short', 20, false],
    ['damaged', 20, true],
  ] as const) {
    const database = await createTestDatabase(['a1', 'a2']);
    await writeLog(database.db, boardId, other, length);
    if (damage)
      await database
        .db('document_updates')
        .where({ id: 7 })
        .update({ update: Buffer.from('damaged') });
    await database.db.raw('VACUUM INTO ?', [template(name)]);
    await database.destroy();
  }
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  writeCounts('kill-within', counts);
});

const template = (name: string) => join(folder, `${name}.sqlite`);

/** A server process on a copy of a database, its page, and what is left when the process is gone. */
class Round {
  readonly file: string;
  readonly page: BoardSession;
  readonly ledger: Ledger;
  readonly child: Child;
  readonly port: number;
  hasLeft = false;

  private constructor(file: string, child: Child, port: number) {
    this.file = file;
    this.child = child;
    this.port = port;
    this.page = openPage(this.#address, 'a1', boardId, 1, { drawWait: inHaste });
    this.ledger = new Ledger(this.page, boardId, mine);
  }

  static async begin(name: string, options: ChildOptions): Promise<Round> {
    const file = join(folder, `${name}-${options.death?.after}.sqlite`);
    copyFileSync(template(name), file);
    const child = startChild(script, [file, JSON.stringify(options)]);
    onTestFinished(() => child.kill());
    const round = new Round(file, child, Number(await child.started));
    onTestFinished(() => round.page.destroy());
    return round;
  }

  get #address() {
    return { url: `ws://127.0.0.1:${this.port}/collab`, origin: `http://127.0.0.1:${this.port}` };
  }

  leave(): void {
    this.hasLeft = true;
    this.page.destroy();
  }

  /** Waits until the process has killed itself; returns how many statements the commit has that it did so in. */
  async died(): Promise<{ readonly of: number }> {
    expect(await this.child.ended).toEqual({ code: null, signal: 'SIGKILL' });
    const [, of] = /^\d+ of (\d+)$/.exec(this.child.said.at(-1) ?? '') ?? [];
    if (!of) throw new Error(`It did not say where it ended, but: ${this.child.said.join('\n')}`);
    counts.kills = (counts.kills ?? 0) + 1;
    return { of: Number(of) };
  }

  async withDatabase<T>(look: (db: Knex) => Promise<T>): Promise<T> {
    const db = openDatabase(this.file);
    try {
      return await look(db);
    } finally {
      await db.destroy();
    }
  }

  /** How the document lies in the tables. */
  async stored(): Promise<{ readonly epoch: number; readonly log: number; readonly damaged: number }> {
    return this.withDatabase(async (db) => {
      const name = `board/${boardId}`;
      const { epoch } = await db('documents').where({ name }).first('epoch');
      const log = await db('document_updates').where({ document_name: name });
      return { epoch, log: log.length, damaged: (await db('damaged_rows')).length };
    });
  }

  /** Starts a server again: page, a fresh page and the rows come to agree, and everything that was written is there. */
  async recover(): Promise<void> {
    await this.withDatabase(async (db) => {
      const server = await startServer(db, { port: this.port });
      const { epoch } = await db('documents')
        .where({ name: `board/${boardId}` })
        .first('epoch');
      const fresh = openPage(server, 'a2', boardId, epoch);
      try {
        await ready(fresh);
        if (!this.hasLeft) {
          await until('the page is back and saved', () => isSaved(this.page));
          await until('both agree', () => JSON.stringify(cardsOf(this.page)) === JSON.stringify(cardsOf(fresh)));
        }
        const rows = Object.fromEntries((await readCardRows(db, boardId)).map((card) => [card.id, card]));
        expect(rows).toEqual(cardsOf(fresh));
        expect(Object.keys(rows)).toHaveLength(MEASURES.length);
        expect(rows[mine]?.contact).toBe(String(this.ledger.written.count || ''));
        expect(rows[other]?.contact).toMatch(/^past \d+$/);
        expect(await brokenPromises(db, [this.ledger])).toEqual([]);
      } finally {
        fresh.destroy();
        this.page.destroy();
        await server.close();
      }
    });
  }
}

/** Kills a process after each number of statements of a commit in turn, from none of them to all, COMMIT included. */
async function atEachStatement(round: (after: number) => Promise<{ readonly of: number }>): Promise<void> {
  const { of } = await round(0);
  // BEGIN, something, COMMIT.
  expect(of).toBeGreaterThanOrEqual(3);
  await Promise.all(Array.from({ length: of }, (_, i) => round(i + 1)));
}

describe('a server that is killed within a commit, wherever in it, has written all of it or nothing', () => {
  test(
    'one that appends to the log',
    () =>
      atEachStatement(async (after) => {
        const round = await Round.begin('short', { death: { within: 'document_updates', skip: 1, after } });
        await ready(round.page);
        round.ledger.tick();
        await until('the first is saved', () => isSaved(round.page));
        round.ledger.tick();
        const { of } = await round.died();
        expect(await round.stored()).toEqual({ epoch: 1, log: after < of ? 21 : 22, damaged: 0 });
        expect(await round.withDatabase((db) => brokenPromises(db, [round.ledger]))).toEqual([]);
        await round.recover();
        return { of };
      }),
    TIMEOUT_MS,
  );

  test(
    'one that folds the log into the state while people are on the board',
    () =>
      atEachStatement(async (after) => {
        const round = await Round.begin('long', { death: { within: FOLDING, after } });
        await ready(round.page);
        round.ledger.tick();
        await until('the first is saved', () => isSaved(round.page));
        round.ledger.tick();
        const { of } = await round.died();
        expect(round.ledger.acked.count).toBe(1);
        expect(await round.stored()).toEqual({ epoch: 1, log: after < of ? FULL_LOG : 0, damaged: 0 });
        expect(await round.withDatabase((db) => brokenPromises(db, [round.ledger]))).toEqual([]);
        await round.recover();
        return { of };
      }),
    TIMEOUT_MS,
  );

  test(
    'one that folds it when the last has left',
    () =>
      atEachStatement(async (after) => {
        const round = await Round.begin('short', { idleMs: 20, death: { within: FOLDING, after } });
        await ready(round.page);
        round.ledger.tick();
        await until('saved', () => isSaved(round.page));
        round.leave();
        const { of } = await round.died();
        expect(round.ledger.acked.count).toBe(1);
        expect(await round.stored()).toEqual({ epoch: 1, log: after < of ? 21 : 0, damaged: 0 });
        expect(await round.withDatabase((db) => brokenPromises(db, [round.ledger]))).toEqual([]);
        await round.recover();
        return { of };
      }),
    TIMEOUT_MS,
  );

  test(
    'one that sets a damaged row aside and begins the next epoch',
    () =>
      atEachStatement(async (after) => {
        const round = await Round.begin('damaged', { death: { within: FOLDING, after } });
        const { of } = await round.died();
        const begun = { epoch: 2, log: 0, damaged: 1 };
        expect(await round.stored()).toEqual(after < of ? { epoch: 1, log: 20, damaged: 0 } : begun);
        await round.recover();
        expect(await round.stored()).toMatchObject({ epoch: 2, damaged: 1 });
        return { of };
      }),
    TIMEOUT_MS,
  );
});
