import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { BoardId } from '#app/domain/ids.ts';
import { migrate, openDatabase } from '#db/connection.server.ts';
import { migrationSource } from '#db/migrations/index.server.ts';
import { createDocumentStore } from '#server/collab/store.ts';
import { bundle } from '#test/support/bundle.ts';
import { startChild } from '#test/support/child.ts';
import { writeCounts } from '#test/support/counts.ts';
import { tempDir } from '#test/support/database.ts';
import { dump, lastLevel, migrateTo } from '#test/support/migration-levels.ts';

/** Processes at once. */
const AT_ONCE = 4;
/**
 * At every how many statements one is killed: at night on all the way from each level to the last, else in its next migration
 * alone. What comes after that is the next level's.
 */
const EVERY = Number(process.env.DUBAN_KILL_EVERY ?? 2);
const IS_NIGHT = process.env.DUBAN_KILL_EVERY !== undefined;

const levels = (await migrationSource.getMigrations([])).map((_name, level) => level);
const counts = { kills: 0, statements: 0 };
let script: string;

beforeAll(async () => {
  script = await bundle('test/support/migrate-child.ts');
});

afterAll(() => writeCounts('kill-migration', counts));

async function withDatabase<T>(file: string, work: (db: Knex) => Promise<T>): Promise<T> {
  const db = openDatabase(file);
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

/** What a start makes of a database. */
async function started(file: string): Promise<Record<string, unknown>> {
  return withDatabase(file, async (db) => {
    await migrate(db);
    expect(await db.raw('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(await db.raw('PRAGMA foreign_key_check')).toEqual([]);
    return dump(db);
  });
}

describe('a migration that is killed at one of its statements leaves a database that the next start makes whole', () => {
  test.each(levels)(
    'from level %i',
    async (level) => {
      const dir = tempDir();
      const before = join(dir, 'before.sqlite');
      await withDatabase(before, (db) => migrateTo(db, level));
      const copy = (name: string) => {
        const file = join(dir, `${name}.sqlite`);
        copyFileSync(before, file);
        return file;
      };
      const undisturbed = startChild(script, [copy('undisturbed')]);
      const [first = 0, total = 0] = (await undisturbed.started).split(' ').map(Number);
      expect(first).toBeGreaterThan(0);
      expect(await undisturbed.ended).toEqual({ code: 0, signal: null });
      const whole = await started(join(dir, 'undisturbed.sqlite'));
      expect(Object.keys(whole)).toContain('documents');
      counts.statements += total;

      // At which of them the levels begin differs, so that what all of them begin with is left out by none.
      const length = IS_NIGHT ? total : Math.min(first + 1, total);
      const left = Array.from({ length }, (_, n) => n).filter((n) => n % EVERY === level % EVERY);
      const lane = async () => {
        for (let n = left.pop(); n !== undefined; n = left.pop()) {
          const file = copy(`killed-at-${n}`);
          const child = startChild(script, [file, String(n)]);
          onTestFinished(() => child.kill());
          expect(await child.ended, `statement ${n} of ${total}`).toEqual({ code: null, signal: 'SIGKILL' });
          counts.kills++;
          expect(await started(file), `after a kill at statement ${n} of ${total}`).toEqual(whole);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, lane));
    },
    300_000,
  );

  test('and that has everything of the first level in it still', async () => {
    const file = join(tempDir(), 'first.sqlite');
    await withDatabase(file, async (db) => {
      await migrateTo(db, 1);
      const before = await dump(db);
      await migrate(db);
      const after = await dump(db);
      for (const [name, made] of Object.entries(before)) {
        // Of an index, which a later level may do without, there are no rows to lose.
        const isBookkeeping = /^(knex_|sqlite_)/.test(name) || (made as Made).rows.length === 0;
        if (!isBookkeeping) expect(after[name], name).toMatchObject({ rows: (made as Made).rows });
      }
      const loaded = await createDocumentStore(db).load({ kind: 'board', id: 'board' as BoardId });
      expect(loaded).toMatchObject({ epoch: 1, damaged: [], updates: [{}], rows: [{ id: 'card' }] });
      expect(await lastLevel()).toBe(levels.length);
    });
  });
});

interface Made {
  readonly rows: object[];
}
