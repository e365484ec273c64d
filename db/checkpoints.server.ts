import type { Knex } from 'knex';
import { openDatabase } from './connection.server.ts';
import { readDatabaseSize } from './size.server.ts';

/** Milliseconds between two looks at the write-ahead log. */
const LOOK_MS = 1_000;
/**
 * Bytes of the write-ahead log. From `copy` on its pages are copied into the database, which holds up nobody: a page that many
 * commits wrote is copied once, so not sooner. From `restart` on, under a load that never leaves the copying a chance to catch
 * up, writers wait until it has: some tens of milliseconds.
 */
const WAL_BYTES = { copy: 33_554_432, restart: 268_435_456 } as const;

export interface Checkpoints {
  /** Stops, after what is under way. */
  stop(): Promise<void>;
}

/**
 * Keeps the write-ahead log of a database short over a connection of its own. SQLite's own way, a checkpoint within whichever
 * commit makes the log too long, would let that commit wait for the disk several times over.
 *
 * @param db the connection that commits: it makes no more checkpoints of its own
 */
export function startCheckpoints(db: Knex, file: string): Checkpoints {
  const own = openDatabase(file);
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    const { walBytes } = await readDatabaseSize(file);
    if (walBytes > WAL_BYTES.copy) await own.raw('PRAGMA wal_checkpoint(PASSIVE)');
    if (walBytes > WAL_BYTES.restart) await own.raw('PRAGMA wal_checkpoint(RESTART)');
  }

  function again(): void {
    if (stopped) return;
    timer = setTimeout(() => {
      // A disk that fails shows in the commits; here it only means that the log stays long for now.
      looking = look().catch(() => undefined);
      void looking.then(again);
    }, LOOK_MS);
    timer.unref();
  }

  looking = db.raw('PRAGMA wal_autocheckpoint = 0').then(again);
  return {
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      await looking;
      await own.destroy();
    },
  };
}
