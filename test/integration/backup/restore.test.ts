import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { PersonId } from '#app/domain/ids.ts';
import { DATABASE_FILE, openDatabase } from '#db/connection.server.ts';
import { holdDataDir } from '#db/lock.server.ts';
import { readLastBackup } from '#server/backup/last-backup.ts';
import { restoreBackup } from '#server/backup/restore-backup.ts';
import { verifyBackup } from '#server/backup/verify-backup.ts';
import { readEnv } from '#server/env.ts';
import { imagePath } from '#server/images/image-files.ts';
import { makeFirstLink } from '#server/services/accounts/first-link.ts';
import { createSessions } from '#server/session.ts';
import { startServer } from '#server/start.ts';
import { refusalOf } from '#test/support/accounts.ts';
import { backupScene, runCommand } from '#test/support/backup.ts';
import { tempDir } from '#test/support/database.ts';

const AT = Date.UTC(2026, 10, 26);

test('a server starts from what was brought back, with everything in it and every door shut', async () => {
  const scene = await backupScene();
  const image = await scene.addImage(Buffer.from('an image'));
  const sessions = createSessions({ db: scene.db, secure: false });
  const cookie = await sessions.open('a1' as PersonId, null, null);
  const link = await makeFirstLink(scene.db);
  const cards = await scene.db('cards').orderBy('id');
  const { path } = await scene.backUp();
  const dataDir = join(tempDir(), 'new');
  await restoreBackup(path, dataDir, AT);
  expect(readdirSync(dataDir).sort()).toEqual(['duban.lock', 'duban.sqlite', 'images', 'last-backup.json']);
  const server = await startServer({
    ...{ env: { ...readEnv({}), port: 0, dataDir }, log: pino({ level: 'silent' }), demo: false },
    pages: () => (_request, response) => void response.end('a page'),
  });
  onTestFinished(() => server.close());
  expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
  const db = openDatabase(join(dataDir, DATABASE_FILE));
  onTestFinished(() => db.destroy());
  expect(await db('cards').orderBy('id')).toEqual(cards);
  expect(readFileSync(imagePath(join(dataDir, 'images'), image), 'utf8')).toBe('an image');
  expect(await createSessions({ db, secure: false }).authenticate(cookie)).toBeNull();
  expect(await db('account_links').where({ id: link?.id }).first()).toMatchObject({ revoked_at: AT });
  expect(await readLastBackup(dataDir)).toMatchObject({ name: 'duban-2026-11-25T060600.000Z' });
  // The backup is as it was, to be used again.
  await verifyBackup(path);
});

test('nothing is written over: neither a database nor what a server uses', async () => {
  const scene = await backupScene();
  const { path } = await scene.backUp();
  const before = await scene.db('cards').count();
  expect((await refusalOf(restoreBackup(path, scene.dataDir, AT)))?.code).toBe('bad-environment');
  expect(await scene.db('cards').count()).toEqual(before);
  const empty = tempDir();
  const release = await holdDataDir(empty);
  expect((await refusalOf(restoreBackup(path, empty, AT)))?.code).toBe('bad-environment');
  await release();
  writeFileSync(join(empty, `${DATABASE_FILE}-wal`), 'of another database');
  expect((await refusalOf(restoreBackup(path, empty, AT)))?.code).toBe('bad-environment');
});

describe('a backup that is not what was made is told of, and nothing comes of it', () => {
  test.each<[string, (backup: string, image: string) => void]>([
    ['its manifest is gone', (backup) => rmSync(join(backup, 'manifest.json'))],
    ['its manifest says nothing', (backup) => writeFileSync(join(backup, 'manifest.json'), '{}')],
    ['its database is gone', (backup) => rmSync(join(backup, DATABASE_FILE))],
    [
      'a byte of its database is another one',
      (backup) => {
        const bytes = readFileSync(join(backup, DATABASE_FILE));
        bytes[bytes.length - 10] = (bytes[bytes.length - 10] ?? 0) ^ 1;
        writeFileSync(join(backup, DATABASE_FILE), bytes);
      },
    ],
    ['an image is gone', (backup, image) => rmSync(imagePath(join(backup, 'images'), image))],
    ['an image is another one', (backup, image) => writeFileSync(imagePath(join(backup, 'images'), image), 'another')],
  ])('%s', async (_what, damage) => {
    const scene = await backupScene();
    const image = await scene.addImage(Buffer.from('an image'));
    const { path } = await scene.backUp();
    damage(path, image);
    const dataDir = join(tempDir(), 'new');
    expect((await refusalOf(restoreBackup(path, dataDir, AT)))?.code).toBe('backup-failed');
    expect((await refusalOf(verifyBackup(path)))?.code).toBe('backup-failed');
    const whole = join(scene.into, 'copied');
    cpSync(join(scene.into, 'duban-2026-11-25T060600.000Z'), whole, { recursive: true });
    expect((await refusalOf(restoreBackup(whole, dataDir, AT)))?.code).toBe('backup-failed');
  });
});

test('the command brings back, and checks without doing so', async () => {
  const scene = await backupScene();
  const { path } = await scene.backUp();
  const dataDir = join(tempDir(), 'new');
  const run = (...args: string[]) => runCommand('restore', args, dataDir);
  expect(await run(path, '--check')).toMatchObject({ code: 0, out: expect.stringContaining('备份完好') });
  expect(await run()).toMatchObject({ code: 1, err: expect.stringContaining('npm run restore') });
  expect(await run(path)).toMatchObject({ code: 0, out: expect.stringContaining('已恢复到') });
  expect(await run(path)).toMatchObject({
    code: 1,
    err: expect.stringMatching(/not written over.*\[bad-environment\]/),
  });
});
