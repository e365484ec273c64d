import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DubanError } from '#app/domain/errors.ts';

/** What says what a backup holds; it is written last. */
export const MANIFEST_FILE = 'manifest.json';
/** Of the directory of a backup: when it was made, in UTC. */
export const BACKUP_NAME = /^duban-\d{4}-\d{2}-\d{2}T\d{6}\.\d{3}Z$/;

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const bytes = z.number().int().nonnegative();

const manifest = z.object({
  format: z.literal(1),
  /** Of the program that made it. */
  version: z.string(),
  madeAt: z.iso.datetime(),
  database: z.object({ bytes, sha256: hash, tables: z.record(z.string(), bytes) }),
  /** The images of notes; their ids are what they hash to. */
  images: z.array(z.object({ id: hash, bytes })),
});

export type Manifest = z.infer<typeof manifest>;

/** The name of a backup. */
export function backupName(at: number): string {
  return `duban-${new Date(at).toISOString().replaceAll(':', '')}`;
}

/** @throws DubanError `backup-failed` where there is none that can be read */
export async function readManifest(backup: string): Promise<Manifest> {
  try {
    return manifest.parse(JSON.parse(await readFile(join(backup, MANIFEST_FILE), 'utf8')));
  } catch {
    throw new DubanError(
      'backup-failed',
      `${backup} 不是一份完整的督办备份：读不出 ${MANIFEST_FILE}。 ${backup} is no whole backup: its ${MANIFEST_FILE} cannot be read.`,
    );
  }
}
