import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { DubanError } from '#app/domain/errors.ts';

/** The file whose lock says that a server has a data directory. It stays empty. */
const LOCK_FILE = 'duban.lock';

/**
 * Takes a data directory for this process alone, for as long as it lives: live documents have one process that writes them,
 * and two would drop each other's changes. The lock is the operating system's, so that nothing is left of it after a kill.
 *
 * @returns lets go of it
 * @throws DubanError `bad-environment` where another server has it
 */
export async function holdDataDir(dataDir: string): Promise<() => Promise<void>> {
  mkdirSync(dataDir, { recursive: true });
  const lock = await open(join(dataDir, LOCK_FILE));
  const release = () => new Promise<void>((resolve) => lock.close(() => resolve()));
  try {
    await exec(lock, 'BEGIN EXCLUSIVE');
  } catch (error) {
    await release();
    if ((error as NodeJS.ErrnoException).code !== 'SQLITE_BUSY') throw error;
    throw new DubanError(
      'bad-environment',
      `数据目录 ${dataDir} 正由另一个督办服务使用，请用 DUBAN_DATA 另选一个，或先停止它。 Another server uses DUBAN_DATA ${dataDir}: stop it, or choose another directory.`,
      { dataDir },
    );
  }
  return release;
}

function open(file: string): Promise<sqlite3.Database> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file, (error) => (error ? reject(error) : resolve(database)));
  });
}

function exec(database: sqlite3.Database, sql: string): Promise<void> {
  return new Promise((resolve, reject) => {
    database.exec(sql, (error) => (error ? reject(error) : resolve()));
  });
}
