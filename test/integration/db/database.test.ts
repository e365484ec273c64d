import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DATABASE_FILE, migrate, migrateDown, openDatabase } from '#db/connection.server.ts';
import { insertRows } from '#db/insert-rows.server.ts';
import { holdDataDir } from '#db/lock.server.ts';
import { emptyDatabase, tempDir } from '#test/support/database.ts';

describe('openDatabase', () => {
  it('keeps what is committed, and holds to references', async () => {
    const { db } = await emptyDatabase();
    const pragma = async (name: string) => Object.values((await db.raw(`PRAGMA ${name}`))[0])[0];
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('foreign_keys')).toBe(1);
    expect(await pragma('busy_timeout')).toBe(5_000);
    await expect(db('person_roles').insert({ person_id: 'nobody', role: 'lead' })).rejects.toThrow(/FOREIGN KEY/);
  });
});

describe('migrate', () => {
  it('goes up, down and up again, and leaves nothing behind', async () => {
    const db = openDatabase(join(tempDir(), 'deeper', DATABASE_FILE));
    onTestFinished(() => db.destroy());
    const tables = async () => {
      const rows: { name: string }[] = await db('sqlite_master').where({ type: 'table' }).select('name');
      return rows.map(({ name }) => name).filter((name) => !/^(knex_|sqlite_)/.test(name));
    };
    await migrate(db);
    const up = await tables();
    expect(up).toContain('documents');
    await migrateDown(db);
    expect(await tables()).toEqual([]);
    await migrate(db);
    await migrate(db);
    expect(await tables()).toEqual(up);
  });
});

describe('insertRows', () => {
  it.each([0, 1, 299, 300, 301, 2_000])('inserts %i rows, however many values a statement takes', async (count) => {
    const { db } = await emptyDatabase();
    const rows = Array.from({ length: count }, (_, i) => ({ id: `a${i}`, name: `Agency ${i}`, kind: 'ministry' }));
    await insertRows(db, 'agencies', rows);
    expect(await db('agencies').count({ n: '*' }).first()).toEqual({ n: count });
  });
});

describe('holdDataDir', () => {
  it('lets one in at a time, and tells the other what to do', async () => {
    const dir = tempDir();
    const release = await holdDataDir(dir);
    await expect(holdDataDir(dir)).rejects.toMatchObject({
      code: 'bad-environment',
      message: expect.stringContaining('DUBAN_DATA'),
    });
    await release();
    await (await holdDataDir(dir))();
  });
});
