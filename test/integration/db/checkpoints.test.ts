import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startCheckpoints } from '#db/checkpoints.server.ts';
import { openDatabase } from '#db/connection.server.ts';
import { readDatabaseSize } from '#db/size.server.ts';
import { until } from '#test/support/collab-until.ts';
import { emptyDatabase, tempDir } from '#test/support/database.ts';

const LOOK_MS = 5;

/** The people in the database's file alone, without its log, as somebody has it who copied just that. */
async function peopleIn(file: string): Promise<string[]> {
  const alone = join(tempDir(), 'alone.sqlite');
  copyFileSync(file, alone);
  const db = openDatabase(alone);
  try {
    return await db('people').orderBy('id').pluck('id');
  } catch {
    return [];
  } finally {
    await db.destroy();
  }
}

test('after a quiet moment what was committed is in the database itself, every time', async () => {
  const { db, file } = await emptyDatabase();
  const checkpoints = startCheckpoints(db, file, LOOK_MS);
  onTestFinished(() => checkpoints.stop());
  const expected: string[] = [];
  for (const id of ['a', 'b', 'c']) {
    await db('people').insert({ id, name: id, created_at: 0 });
    expected.push(id);
    expect((await readDatabaseSize(file)).walBytes).toBeGreaterThan(0);
    await until(`${id} is in the file`, async () => (await peopleIn(file)).join() === expected.join());
  }
});

test('a database that cannot be spoken to is left alone, and stopping works', async () => {
  const { db, file } = await emptyDatabase();
  await db.destroy();
  const checkpoints = startCheckpoints(db, file, LOOK_MS);
  await checkpoints.stop();
});
