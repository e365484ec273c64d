import { access, chmod, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { nanoid } from 'nanoid';
import { DubanError } from '#app/domain/errors.ts';
import { DATABASE_FILE } from '#db/connection.server.ts';
import { shutDoors } from '#db/copy.server.ts';
import { holdDataDir } from '#db/lock.server.ts';
import { IMAGES_DIR, imagePath } from '../images/image-files.ts';
import { copyWhole, OWN_FILE, sync } from './files.ts';
import { noteLastBackup } from './last-backup.ts';
import type { Manifest } from './manifest.ts';
import { explainDisk } from './refusals.ts';
import { verifyBackup } from './verify-backup.ts';

/**
 * Makes a data directory of a backup that is whole. Nothing is ever written over: neither what a running server uses nor a
 * database that is there. Everybody signs in anew, and links that were open are open no more.
 *
 * @param at epoch milliseconds
 * @throws DubanError `backup-failed`, `bad-environment`
 */
export async function restoreBackup(backup: string, dataDir: string, at: number): Promise<Manifest> {
  const manifest = await verifyBackup(backup);
  const release = await holdDataDir(dataDir);
  const file = join(dataDir, DATABASE_FILE);
  const unfinished = `${file}.${nanoid()}`;
  try {
    await requireNone(file, dataDir);
    for (const { id } of manifest.images) {
      await copyWhole(imagePath(join(backup, IMAGES_DIR), id), imagePath(join(dataDir, IMAGES_DIR), id));
    }
    await copyWhole(join(backup, DATABASE_FILE), unfinished);
    await shutDoors(unfinished, Object.keys(manifest.database.tables), at);
    await chmod(unfinished, OWN_FILE);
    await sync(unfinished);
    // Last: with it, a server starts.
    await rename(unfinished, file);
    await sync(dataDir);
    const bytes = manifest.images.reduce((sum, image) => sum + image.bytes, manifest.database.bytes);
    await noteLastBackup(dataDir, { at: Date.parse(manifest.madeAt), name: basename(backup), bytes });
    return manifest;
  } catch (error) {
    for (const end of ['', '-wal', '-shm']) await rm(unfinished + end, { force: true }).catch(() => undefined);
    throw explainDisk(error, dataDir);
  } finally {
    await release();
  }
}

async function requireNone(file: string, dataDir: string): Promise<void> {
  // What is beside a database belongs to it: with another one it would be read into that.
  for (const end of ['', '-wal', '-shm', '-journal']) {
    const isThere = await access(file + end).then(
      () => true,
      () => false,
    );
    if (!isThere) continue;
    throw new DubanError(
      'bad-environment',
      `数据目录 ${dataDir} 中已有数据库，不会覆盖它：请先把整个目录移走，或用 DUBAN_DATA 另选一个。 There is a database in ${dataDir}, which is not written over: move the directory away first, or choose another with DUBAN_DATA.`,
    );
  }
}
