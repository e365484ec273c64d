import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Operations } from '#app/services.ts';
import { writeWhole } from './files.ts';

/** Where a running server reads when it was last backed up: not in the database, which has one writer. */
const LAST_BACKUP_FILE = 'last-backup.json';

const record = z.object({ at: z.number().int(), name: z.string().max(255), bytes: z.number().int().nonnegative() });

/** The last backup of a data directory; null for none, and for a record that says nothing. */
export async function readLastBackup(dataDir: string): Promise<Operations['backup']> {
  try {
    return record.parse(JSON.parse(await readFile(join(dataDir, LAST_BACKUP_FILE), 'utf8')));
  } catch {
    return null;
  }
}

export async function noteLastBackup(dataDir: string, backup: NonNullable<Operations['backup']>): Promise<void> {
  await writeWhole(join(dataDir, LAST_BACKUP_FILE), `${JSON.stringify(backup)}\n`);
}
