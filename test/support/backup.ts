import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Knex } from 'knex';
import { onTestFinished } from 'vitest';
import type { PersonId } from '#app/domain/ids.ts';
import { DATABASE_FILE, migrate, openDatabase } from '#db/connection.server.ts';
import { insertImage } from '#db/repositories/images.server.ts';
import { type MadeBackup, makeBackup } from '#server/backup/make-backup.ts';
import { createImageFiles, IMAGES_DIR } from '#server/images/image-files.ts';
import { seedPlan } from './collab-database.ts';
import { tempDir } from './database.ts';

export interface BackupScene {
  readonly db: Knex;
  readonly dataDir: string;
  /** Where backups go. */
  readonly into: string;
  /** Moments that follow on each other, a minute apart. */
  nextMoment(): number;
  backUp(keep?: number | null): Promise<MadeBackup>;
  /** Keeps an image, and gives its id. */
  addImage(bytes: Uint8Array): Promise<string>;
}

/** A data directory with a small plan, two people, and somewhere to back it up to. */
export async function backupScene(): Promise<BackupScene> {
  const dir = tempDir();
  const [dataDir, into] = [join(dir, 'data'), join(dir, 'backups')];
  mkdirSync(into);
  const db = openDatabase(join(dataDir, DATABASE_FILE));
  onTestFinished(() => db.destroy());
  await migrate(db);
  await seedPlan(db, ['a1', 'a2', 'b1']);
  let at = Date.UTC(2026, 10, 25, 6, 5);
  const nextMoment = () => {
    at += 60_000;
    return at;
  };
  return {
    ...{ db, dataDir, into, nextMoment },
    backUp: (keep = null) => makeBackup({ dataDir, into, keep, version: '1.2.3', at: nextMoment() }),
    async addImage(bytes) {
      const id = createHash('sha256').update(bytes).digest('hex');
      await createImageFiles(join(dataDir, IMAGES_DIR)).keep(id, bytes);
      const brought = { documentName: 'notes/measure-1', personId: 'a1' as PersonId, at: 1 };
      await insertImage(db, { id, type: 'image/png', width: 1, height: 1, size: bytes.length, ...brought });
      return id;
    },
  };
}

/** Runs a command as `npm run` does. @param before words of the shell before it */
export async function runCommand(
  script: 'backup' | 'restore',
  args: readonly string[],
  dataDir: string,
  before = 'true',
): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  const command = `${before} && exec "$0" --import tsx server/cli/${script}.ts "$@"`;
  const child = spawn('bash', ['-c', command, process.execPath, ...args], {
    env: { ...process.env, DUBAN_DATA: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, out, err };
}
