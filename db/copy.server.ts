import { pathToFileURL } from 'node:url';
import sqlite3 from 'sqlite3';

/** Milliseconds to wait for a moment in which a database that is used can be read. */
const BUSY_MS = 5_000;

/** SQLite's own way to copy a database that is used; the types of its package leave it out. */
interface Backup {
  step(pages: number, done: (error: Error | null) => void): void;
  finish(done: (error: Error | null) => void): void;
}
type WithBackup = sqlite3.Database & { backup(file: string, done: (error: Error | null) => void): Backup };

/** What is in a database. */
export interface DatabaseContent {
  /** Rows by table. */
  readonly tables: Readonly<Record<string, number>>;
  /** The images of notes that it tells of, by their ids. */
  readonly imageIds: readonly string[];
}

/**
 * Copies a database as it is at one moment, page by page, whether or not a server writes to it: in WAL mode the one holds up
 * neither the other.
 */
export async function copyDatabase(from: string, to: string): Promise<void> {
  // One that only reads leaves a log behind that a server of another user could not open.
  const source = (await open(from, sqlite3.OPEN_READWRITE)) as WithBackup;
  try {
    source.configure('busyTimeout', BUSY_MS);
    await new Promise<void>((resolve, reject) => {
      const backup = source.backup(to, (refused) => {
        if (refused) return reject(refused);
        // All at once: between two steps others may write, and it would begin anew.
        backup.step(-1, (failed) => backup.finish(() => (failed ? reject(failed) : resolve())));
      });
    });
  } finally {
    await close(source);
  }
}

/** Reads a database that nobody uses through and through, and leaves nothing beside it. @throws an error that says what is damaged */
export async function inspectDatabase(file: string): Promise<DatabaseContent> {
  const database = await open(`${pathToFileURL(file)}?immutable=1`, sqlite3.OPEN_READONLY | sqlite3.OPEN_URI);
  try {
    const [{ integrity_check: verdict = '' } = {}] = await all(database, 'PRAGMA integrity_check(1)');
    if (verdict !== 'ok') throw Object.assign(new Error(String(verdict)), { code: 'SQLITE_CORRUPT' });
    const names = await all(
      database,
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'`,
    );
    const tables: Record<string, number> = {};
    for (const { name } of names) {
      const [row] = await all(database, `SELECT count(*) AS n FROM "${name}"`);
      tables[String(name)] = Number(row?.n);
    }
    const images = 'images' in tables ? await all(database, 'SELECT id FROM images ORDER BY id') : [];
    return { tables, imageIds: images.map(({ id }) => String(id)) };
  } finally {
    await close(database);
  }
}

/**
 * Shuts the doors of a database that was brought back: sessions that have ended since would be open again, and links that were
 * used since would be good again. Leaves nothing beside it.
 *
 * @param tables of the database: it may be an old one
 * @param at epoch milliseconds
 */
export async function shutDoors(file: string, tables: readonly string[], at: number): Promise<void> {
  const database = await open(file, sqlite3.OPEN_READWRITE);
  try {
    if (tables.includes('sessions')) await exec(database, 'DELETE FROM sessions');
    if (tables.includes('provider_flows')) await exec(database, 'DELETE FROM provider_flows');
    if (tables.includes('account_links')) {
      await exec(database, `UPDATE account_links SET revoked_at = ${at} WHERE used_at IS NULL AND revoked_at IS NULL`);
    }
    await exec(database, 'PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    await close(database);
  }
}

function open(file: string, mode: number): Promise<sqlite3.Database> {
  return new Promise((resolve, reject) => {
    const database = new sqlite3.Database(file, mode, (error) => (error ? reject(error) : resolve(database)));
  });
}

function all(database: sqlite3.Database, sql: string): Promise<Record<string, unknown>[]> {
  return new Promise((resolve, reject) => {
    database.all(sql, (error, rows) => (error ? reject(error) : resolve(rows as Record<string, unknown>[])));
  });
}

function exec(database: sqlite3.Database, sql: string): Promise<void> {
  return new Promise((resolve, reject) => {
    database.exec(sql, (error) => (error ? reject(error) : resolve()));
  });
}

function close(database: sqlite3.Database): Promise<void> {
  return new Promise((resolve, reject) => {
    database.close((error) => (error ? reject(error) : resolve()));
  });
}
