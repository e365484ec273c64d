import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import knex, { type Knex } from 'knex';
import { migrationSource } from './migrations/index.server.ts';

/** The file with everything in it, within the data directory. */
export const DATABASE_FILE = 'duban.sqlite';

/** Milliseconds a statement waits for another process (a backup, an import) to let go of the file. */
const BUSY_TIMEOUT_MS = 5_000;

/** Connections that read at a time; SQLite works for each on a thread of which Node has four, and one is to be left for writing. */
const READERS = 2;

/**
 * What SQLite forgets with every connection. FULL: in WAL mode NORMAL may lose the last commits in a power cut, and those
 * were acknowledged.
 */
const PRAGMAS = `PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS};`;

interface SqliteConnection {
  exec(sql: string, done: (error: Error | null) => void): void;
}

/** Opens the database in a file, which is made where it is missing, its directory too. Connects at the first query. */
export function openDatabase(file: string): Knex {
  mkdirSync(dirname(file), { recursive: true });
  return knex({
    client: 'sqlite3',
    connection: { filename: file },
    useNullAsDefault: true,
    pool: {
      // One connection: SQLite has one writer, and a second one here would only wait for the first.
      min: 1,
      max: 1,
      afterCreate(connection: SqliteConnection, done: (error: Error | null) => void) {
        connection.exec(PRAGMAS, done);
      },
    },
  });
}

/**
 * Opens connections to a database that is there, over which nothing can be written: in WAL mode they read one moment for as long
 * as they want, while the one that writes goes on. They are made when they are asked for, and let go of when nobody does.
 */
export function openReader(file: string): Knex {
  return knex({
    client: 'sqlite3',
    // knex opens everything to be written to; the file's own address can say otherwise.
    connection: { filename: `${pathToFileURL(file)}?mode=ro`, flags: ['OPEN_URI'] },
    useNullAsDefault: true,
    pool: {
      min: 0,
      max: READERS,
      afterCreate(connection: SqliteConnection, done: (error: Error | null) => void) {
        connection.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS};`, done);
      },
    },
  });
}

/** Brings the tables to what this version of the program needs. Does nothing where they are that already. */
export async function migrate(db: Knex): Promise<void> {
  await db.migrate.latest({ migrationSource });
}

/** Takes every migration back, and all data with it. */
export async function migrateDown(db: Knex): Promise<void> {
  await db.migrate.rollback({ migrationSource }, true);
}
