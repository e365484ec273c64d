import { stat } from 'node:fs/promises';

/** How much room a database takes, in bytes. */
export interface DatabaseSize {
  /** Its file. */
  readonly bytes: number;
  /** The log of what was committed and is not in the file yet (`-wal`). */
  readonly walBytes: number;
}

/** @param file of the database; 0 for what is not there */
export async function readDatabaseSize(file: string): Promise<DatabaseSize> {
  const [bytes, walBytes] = await Promise.all([sizeOf(file), sizeOf(`${file}-wal`)]);
  return { bytes, walBytes };
}

async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}
