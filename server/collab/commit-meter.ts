import type { EpochMs } from '#app/domain/dates.ts';
import { LastMinute } from './last-minute.ts';
import type { DocumentRows, DocumentStore } from './store.ts';

/** How keeping changes fares. */
export interface CommitFigures {
  /** Commits of the last minute, and what people did that is in them, each move and edit as one. */
  readonly lastMinute: { readonly commits: number; readonly changes: number };
  /** When commits began to fail; null while they do not. */
  readonly failingSince: EpochMs | null;
  /** What the last commit that failed met, e.g. `SQLITE_FULL`; null if none has failed since the start. */
  readonly lastFailure: { readonly code: string; readonly at: EpochMs } | null;
}

export interface CommitMeter {
  /** The store that was given, its commits being counted. */
  readonly store: DocumentStore;
  read(): CommitFigures;
}

/**
 * Counts what a store commits, and notes what it fails with.
 *
 * @param isFailing whether commits have been failing and have not come right since, the one that just failed not included
 */
export function meterCommits(
  store: DocumentStore,
  isFailing: () => boolean,
  now: () => EpochMs = Date.now,
): CommitMeter {
  const commits = new LastMinute(now);
  const changes = new LastMinute(now);
  let failingSince: EpochMs | null = null;
  let lastFailure: CommitFigures['lastFailure'] = null;
  return {
    store: {
      load: (name) => store.load(name),
      async commit(batch) {
        try {
          await store.commit(batch);
        } catch (error) {
          const at = now();
          if (failingSince === null || !isFailing()) failingSince = at;
          lastFailure = { code: codeOf(error), at };
          throw error;
        }
        commits.add(1);
        changes.add(batch.reduce((sum, { rows, updates }) => sum + deedsOf(rows, updates.length), 0));
      },
    },
    read: () => ({
      lastMinute: { commits: commits.sum, changes: changes.sum },
      failingSince: isFailing() ? failingSince : null,
      lastFailure,
    }),
  };
}

/** What people did: of a board each move and edit, of notes each turn's words. */
function deedsOf(rows: DocumentRows, updates: number): number {
  return rows.kind === 'board' ? rows.activity.length : updates;
}

/** The database's own code where an error has one. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
