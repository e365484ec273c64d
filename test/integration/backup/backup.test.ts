import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { BoardSession } from '#app/collab/board-session.client.ts';
import { DATABASE_FILE, openDatabase } from '#db/connection.server.ts';
import { readLastBackup } from '#server/backup/last-backup.ts';
import { verifyBackup } from '#server/backup/verify-backup.ts';
import { imagePath } from '#server/images/image-files.ts';
import { refusalOf } from '#test/support/accounts.ts';
import { backupScene, runCommand } from '#test/support/backup.ts';
import { isSaved, move, openPage, ready } from '#test/support/collab-client.ts';
import { BOARDS, cardOf, MEASURES, STAGES } from '#test/support/collab-database.ts';
import { startServer } from '#test/support/collab-server.ts';
import { until } from '#test/support/collab-until.ts';

const [board] = BOARDS as [(typeof BOARDS)[0]];
const [todo, doing] = STAGES as [(typeof STAGES)[0], (typeof STAGES)[0]];
const [first] = MEASURES.map((measure) => cardOf(board, measure)) as [ReturnType<typeof cardOf>];

const pages: BoardSession[] = [];

afterEach(() => {
  for (const page of pages.splice(0)) page.destroy();
});

test('what was saved before it began is in it, and people go on saving while it is made', async () => {
  const scene = await backupScene();
  // Enough to copy for a while.
  await scene.db.raw('CREATE TABLE ballast (bytes BLOB)');
  for (let i = 0; i < 60; i++) await scene.db.raw('INSERT INTO ballast VALUES (zeroblob(1000000))');
  const server = await startServer(scene.db);
  const saved = new Set<string>();
  let isOver = false;
  const write = async (page: BoardSession) => {
    for (let i = 0; !isOver; i++) {
      const placement = move(page, first, i % 2 === 0 ? doing : todo);
      const id = page.actions.addTask({ measureId: null, commitmentId: null, title: `T${i}`, placement });
      await until('saved', () => isSaved(page));
      saved.add(id);
    }
  };
  for (const person of ['a1', 'a2']) pages.push(openPage(server, person, board));
  await ready(...pages);
  const writing = pages.map(write);
  try {
    for (let round = 1; round <= 3; round++) {
      await until('people write', () => saved.size >= round * 6);
      const before = [...saved];
      const { path } = await scene.backUp();
      expect(saved.size).toBeGreaterThan(before.length);
      const copy = openDatabase(join(path, DATABASE_FILE));
      const ids = (await copy('cards').select('id')).map(({ id }) => id);
      await copy.destroy();
      expect(before.filter((id) => !ids.includes(id))).toEqual([]);
    }
  } finally {
    isOver = true;
    await Promise.all(writing);
    await server.close();
  }
});

test('it is whole, for whoever runs the server alone, and told of where the server reads it', async () => {
  const scene = await backupScene();
  expect(await readLastBackup(scene.dataDir)).toBeNull();
  const images = [await scene.addImage(Buffer.from('one')), await scene.addImage(Buffer.from('another'))].sort();
  const { path, manifest, lostImages } = await scene.backUp();
  expect(path).toBe(join(scene.into, 'duban-2026-11-25T060600.000Z'));
  expect(readdirSync(scene.into)).toEqual(['duban-2026-11-25T060600.000Z']);
  expect(readdirSync(path).sort()).toEqual(['duban.sqlite', 'images', 'manifest.json']);
  for (const file of ['duban.sqlite', 'manifest.json', imagePath('images', images[0] ?? '')]) {
    expect(statSync(join(path, file)).mode & 0o777, file).toBe(0o600);
  }
  expect(statSync(path).mode & 0o777).toBe(0o700);
  expect(manifest.images.map(({ id }) => id)).toEqual(images);
  expect(manifest.database.tables).toMatchObject({ people: 3, cards: 12, images: 2 });
  expect(lostImages).toEqual([]);
  expect(await verifyBackup(path)).toEqual(manifest);
  const bytes = statSync(join(path, 'duban.sqlite')).size + 'one'.length + 'another'.length;
  const at = Date.UTC(2026, 10, 25, 6, 6);
  expect(await readLastBackup(scene.dataDir)).toEqual({ at, name: 'duban-2026-11-25T060600.000Z', bytes });
});

test('images that are gone or damaged hold it up no longer than it takes to tell of them', async () => {
  const scene = await backupScene();
  const [gone, damaged, sound] = [
    await scene.addImage(Buffer.from('gone')),
    await scene.addImage(Buffer.from('damaged')),
    await scene.addImage(Buffer.from('sound')),
  ];
  rmSync(imagePath(join(scene.dataDir, 'images'), gone));
  writeFileSync(imagePath(join(scene.dataDir, 'images'), damaged), 'daNaged');
  const { path, manifest, lostImages } = await scene.backUp();
  expect(lostImages).toEqual([gone, damaged].sort());
  expect(manifest.images.map(({ id }) => id)).toEqual([sound]);
  await verifyBackup(path);
});

test('only the newest are kept where that is asked for, and nothing that is not Duban’s is touched', async () => {
  const scene = await backupScene();
  const own = join(scene.into, 'duban-2020-01-01T000000.000Z');
  writeFileSync(own, 'not a backup');
  for (const [name, daysAgo] of [
    ['.duban-unfinished-old', 2],
    ['.duban-unfinished-new', 0],
  ] as const) {
    writeFileSync(join(scene.into, name), '');
    const at = Date.UTC(2026, 10, 25) / 1_000 - daysAgo * 86_400;
    utimesSync(join(scene.into, name), at, at);
  }
  await scene.backUp();
  await scene.backUp();
  const { removed } = await scene.backUp(2);
  expect(removed).toEqual(['duban-2026-11-25T060600.000Z']);
  expect(readdirSync(scene.into).sort()).toEqual([
    ...['.duban-unfinished-new', 'duban-2020-01-01T000000.000Z'],
    ...['duban-2026-11-25T060700.000Z', 'duban-2026-11-25T060800.000Z'],
  ]);
});

test.each([
  ['a database that is damaged', 'bytes', 'SQLITE_CORRUPT'],
  ['what is no database', 'text', 'SQLITE_NOTADB'],
])('%s makes no backup, and leaves those of before', async (_what, how, code) => {
  const scene = await backupScene();
  await scene.backUp();
  await scene.db.destroy();
  const file = join(scene.dataDir, DATABASE_FILE);
  const bytes = readFileSync(file);
  writeFileSync(
    file,
    how === 'text'
      ? 'not a database, though long enough to be read as one'.repeat(100)
      : bytes.fill(0xff, 8_192, 65_536),
  );
  const refusal = await scene.backUp(1).then(
    () => null,
    (error: Error) => error,
  );
  expect(refusal?.message).toContain(code);
  expect(readdirSync(scene.into)).toEqual(['duban-2026-11-25T060600.000Z']);
  expect(await readLastBackup(scene.dataDir)).toMatchObject({ name: 'duban-2026-11-25T060600.000Z' });
});

test('the command says what it did, and why it did not', async () => {
  const scene = await backupScene();
  const run = (...args: string[]) => runCommand('backup', args, scene.dataDir);
  expect(await run()).toMatchObject({ code: 1, out: '', err: expect.stringContaining('npm run backup') });
  expect(await run(scene.into, '--keep', '0')).toMatchObject({
    code: 1,
    err: expect.stringContaining('npm run backup'),
  });
  expect(await run(join(scene.into, 'none'))).toMatchObject({
    code: 1,
    err: expect.stringMatching(/There is no directory.*\[bad-input\]/),
  });
  expect(await run(scene.dataDir)).toMatchObject({ code: 1, err: expect.stringContaining('would be lost with it') });
  const nothing = await runCommand('backup', [scene.into], join(scene.into, 'none'));
  expect(nothing).toMatchObject({ code: 1, err: expect.stringContaining('There is no database in DUBAN_DATA') });
  expect(readdirSync(scene.into)).toEqual([]);
  expect(await run(scene.into)).toMatchObject({ code: 0, err: '', out: expect.stringContaining('已备份，并已核对') });
  rmSync(imagePath(join(scene.dataDir, 'images'), await scene.addImage(Buffer.from('x'))));
  expect(await run(scene.into, '--keep', '1')).toMatchObject({
    code: 2,
    out: expect.stringContaining('缺少或已损坏的图片 1 张'),
  });
  expect(readdirSync(scene.into)).toHaveLength(1);
});

test('a disk that takes no more leaves nothing of it, and says so', async () => {
  const scene = await backupScene();
  // Kilobytes that a file may have: less than the database.
  const { code, err } = await runCommand('backup', [scene.into], scene.dataDir, 'ulimit -f 64');
  expect(code).toBe(1);
  expect(err).toMatch(/没有备份。 No backup was made\..*\[backup-failed\]/);
  expect(readdirSync(scene.into)).toEqual([]);
  expect(existsSync(join(scene.dataDir, 'last-backup.json'))).toBe(false);
  expect(await refusalOf(scene.backUp())).toBeNull();
});
