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
 * commit makes the log too long, would let that commit wait for the disk several times over. After a quiet moment everything
 * is copied into the database: a file that somebody copies by hand is then whole.
 *
 * @param db the connection that commits: it makes no more checkpoints of its own
 * @param lookMs milliseconds between two looks; for tests
 */
export function startCheckpoints(db: Knex, file: string, lookMs = LOOK_MS): Checkpoints {
  const own = openDatabase(file);
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  /** What the database was at at the last look, and when it was last copied. */
  let seen = Number.NaN;
  let copied = Number.NaN;

  async function look(): Promise<void> {
    const [{ walBytes }, version] = await Promise.all([readDatabaseSize(file), readVersion(own)]);
    const isQuiet = version === seen;
    seen = version;
    if (walBytes > WAL_BYTES.copy || (isQuiet && version !== copied)) {
      const [{ busy, log, checkpointed }] = await own.raw('PRAGMA wal_checkpoint(PASSIVE)');
      // Not all where somebody still reads what was before, or copies it at the same time.
      if (busy === 0 && log === checkpointed) copied = version;
    }
    if (walBytes > WAL_BYTES.restart) await own.raw('PRAGMA wal_checkpoint(RESTART)');
  }

  function again(): void {
    if (stopped) return;
    timer = setTimeout(() => {
      looking = attempt(look()).then(again);
    }, lookMs);
    timer.unref();
  }

  let looking = attempt(db.raw('PRAGMA wal_autocheckpoint = 0')).then(again);
  return {
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      await looking;
      await own.destroy();
    },
  };
}

/** A disk that fails shows in the commits; here it only means that the log stays long for now. */
async function attempt(work: Promise<unknown>): Promise<void> {
  await work.catch(() => undefined);
}

/** A number that is another one after every commit over another connection. */
async function readVersion(db: Knex): Promise<number> {
  const [{ data_version }] = await db.raw('PRAGMA data_version');
  return data_version;
}
