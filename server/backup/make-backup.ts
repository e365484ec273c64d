import { access, chmod, mkdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { nanoid } from 'nanoid';
import { DubanError } from '#app/domain/errors.ts';
import { DATABASE_FILE } from '#db/connection.server.ts';
import { copyDatabase, inspectDatabase } from '#db/copy.server.ts';
import { IMAGES_DIR } from '../images/image-files.ts';
import { copyImages } from './copy-images.ts';
import { hashFile, OWN_DIR, OWN_FILE, sync, writeWhole } from './files.ts';
import { noteLastBackup } from './last-backup.ts';
import { backupName, MANIFEST_FILE, type Manifest } from './manifest.ts';
import { explainDisk } from './refusals.ts';
import { removeOld, UNFINISHED } from './remove-old.ts';

export interface BackupWish {
  readonly dataDir: string;
  /** The directory in which the backup gets a directory of its own. */
  readonly into: string;
  /** How many backups are left there, this one included; null for all. */
  readonly keep: number | null;
  /** The program's. */
  readonly version: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface MadeBackup {
  readonly path: string;
  readonly manifest: Manifest;
  /** Images that the notes show and that are not there, or are not what they were, by their ids. */
  readonly lostImages: readonly string[];
  /** Backups of before that were taken away, by their names. */
  readonly removed: readonly string[];
}

/**
 * Copies everything that a server has, beside the server that goes on: the database at one moment, and the images of its notes.
 * Under its name the copy is whole, checked and on disk; before that it has another one, and is gone where it fails.
 *
 * @throws DubanError `bad-environment`, `bad-input`, `backup-failed`
 */
export async function makeBackup({ dataDir, into, keep, version, at }: BackupWish): Promise<MadeBackup> {
  await requireSource(dataDir);
  await requireTarget(into, dataDir);
  const path = join(into, backupName(at));
  const unfinished = join(into, UNFINISHED + nanoid());
  try {
    await mkdir(unfinished, { mode: OWN_DIR });
    const file = join(unfinished, DATABASE_FILE);
    await copyDatabase(join(dataDir, DATABASE_FILE), file);
    await chmod(file, OWN_FILE);
    await sync(file);
    const { tables, imageIds } = await inspectDatabase(file);
    // After the database: an image is there before any row tells of it.
    const { images, lost } = await copyImages(imageIds, join(dataDir, IMAGES_DIR), join(unfinished, IMAGES_DIR));
    const { hash, bytes } = await hashFile(file);
    const manifest: Manifest = {
      ...{ format: 1, version, madeAt: new Date(at).toISOString() },
      ...{ database: { bytes, sha256: hash, tables }, images },
    };
    await writeWhole(join(unfinished, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
    await rename(unfinished, path);
    await sync(into);
    const total = images.reduce((sum, image) => sum + image.bytes, bytes);
    await noteLastBackup(dataDir, { at, name: backupName(at), bytes: total });
    return { path, manifest, lostImages: lost, removed: keep === null ? [] : await removeOld(into, keep, at) };
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true }).catch(() => undefined);
    throw explainDisk(error, into);
  }
}

async function requireSource(dataDir: string): Promise<void> {
  await access(join(dataDir, DATABASE_FILE)).catch(() => {
    throw new DubanError(
      'bad-environment',
      `DUBAN_DATA ${dataDir} 中没有数据库。 There is no database in DUBAN_DATA ${dataDir}.`,
    );
  });
}

/** A directory that is missing is not made: it may be that of a disk that is not mounted. */
async function requireTarget(into: string, dataDir: string): Promise<void> {
  const found = await stat(into).catch(() => null);
  if (!found?.isDirectory()) {
    throw new DubanError(
      'bad-input',
      `没有目录 ${into}，请先建立它（磁盘挂载了吗？）。 There is no directory ${into}: make it first, or mount its disk.`,
    );
  }
  const [target, source] = [await realpath(into), await realpath(dataDir)];
  if (target !== source && !target.startsWith(source + sep)) return;
  throw new DubanError(
    'bad-input',
    `备份不能放在数据目录 ${dataDir} 里：它会一起丢失。 A backup within the data directory ${dataDir} would be lost with it: choose another place.`,
  );
}
