import { join } from 'node:path';
import { DubanError } from '#app/domain/errors.ts';
import { DATABASE_FILE } from '#db/connection.server.ts';
import { inspectDatabase } from '#db/copy.server.ts';
import { IMAGES_DIR, imagePath } from '../images/image-files.ts';
import { hashFile } from './files.ts';
import { type Manifest, readManifest } from './manifest.ts';

/**
 * Reads a backup from its beginning to its end.
 *
 * @throws DubanError `backup-failed`, with the first that is not what was copied
 */
export async function verifyBackup(backup: string): Promise<Manifest> {
  const manifest = await readManifest(backup);
  const file = join(backup, DATABASE_FILE);
  await requireHash(file, manifest.database.sha256);
  const { tables } = await inspectDatabase(file).catch((error) => {
    throw damaged(file, String(error));
  });
  for (const [table, count] of Object.entries(manifest.database.tables)) {
    if (tables[table] !== count) throw damaged(file, `${table}: ${tables[table]} ≠ ${count}`);
  }
  for (const { id } of manifest.images) await requireHash(imagePath(join(backup, IMAGES_DIR), id), id);
  return manifest;
}

async function requireHash(file: string, expected: string): Promise<void> {
  const { hash } = await hashFile(file).catch((error) => {
    throw damaged(file, String(error.code ?? error));
  });
  if (hash !== expected) throw damaged(file, `SHA-256 ${hash.slice(0, 12)} ≠ ${expected.slice(0, 12)}`);
}

function damaged(file: string, what: string): DubanError {
  return new DubanError('backup-failed', `备份已损坏：${file}。 This backup is damaged: ${file}. (${what})`);
}
