import { expect, it } from 'vitest';
import { runTogether } from '#db/statements.server.ts';
import { emptyDatabase } from '#test/support/database.ts';

const insert = (id: string) => ({
  sql: 'insert into people (id, name, created_at) values (?, ?, 0)',
  values: [id, `Person ${id}`],
});

it('statements that run together are all there or none', async () => {
  const { db } = await emptyDatabase();
  await runTogether(db, [insert('a'), insert('b')]);
  await expect(runTogether(db, [insert('c'), insert('a')])).rejects.toThrow(/UNIQUE/);
  await runTogether(db, [insert('d')]);
  expect(await db('people').orderBy('id').pluck('id')).toEqual(['a', 'b', 'd']);
});

it("in somebody's transaction they come and go with it", async () => {
  const { db } = await emptyDatabase();
  await db.transaction((tx) => runTogether(tx, [insert('a')]));
  const gone = db.transaction(async (tx) => {
    await runTogether(tx, [insert('b')]);
    throw new Error('no more');
  });
  await expect(gone).rejects.toThrow('no more');
  expect(await db('people').pluck('id')).toEqual(['a']);
});
