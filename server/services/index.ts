import type { Knex } from 'knex';
import { dayIn, type EpochMs, PLAN_TIME_ZONE } from '#app/domain/dates.ts';
import type { Services } from '#app/services.ts';
import type { Sessions } from '../session.ts';
import { demoPeople } from './demo-people.ts';
import { demoSignIn } from './demo-sign-in.ts';
import { listBoards } from './list-boards.ts';
import { listPlans } from './list-plans.ts';
import { type ExportSource, exportAs } from './notes/export-as.ts';
import { listVersions } from './notes/list-versions.ts';
import { readVersion } from './notes/read-version.ts';
import { readBoard } from './read-board.ts';
import { readCard } from './read-card.ts';
import { type OperationsSource, readOperations } from './read-operations.ts';
import { readSource } from './read-source.ts';
import { signOut } from './sign-out.ts';

export interface ServicesOptions {
  readonly db: Knex;
  readonly sessions: Sessions;
  /** What is known of the server itself. */
  readonly operations: OperationsSource;
  /** The text of notes as it is now, and its images. */
  readonly notes: ExportSource;
  /** Anybody may be any demo person. */
  readonly demo: boolean;
  readonly now?: () => EpochMs;
}

/** What the pages may ask of the server, put together. */
export function createServices({ db, sessions, operations, notes, demo, now = Date.now }: ServicesOptions): Services {
  const today = () => dayIn(PLAN_TIME_ZONE, now());
  return {
    plans: {
      list: (actor) => listPlans(db, actor),
      boards: (actor, planId) => listBoards(db, actor, planId, today()),
      source: (actor, planId) => readSource(db, actor, planId),
    },
    boards: {
      read: (actor, boardId) => readBoard(db, actor, boardId),
      card: (actor, boardId, cardId) => readCard(db, actor, boardId, cardId),
    },
    notes: {
      exportAs: (actor, notesId, format, reader) => exportAs(db, actor, { notesId, format, reader }, notes, now),
      versions: {
        list: (actor, notesId) => listVersions(db, actor, notesId),
        read: (actor, notesId, versionId) => readVersion(db, actor, notesId, versionId),
      },
    },
    operations: { read: (actor) => readOperations(db, actor, operations, now) },
    demo: demo
      ? {
          people: () => demoPeople(db),
          signIn: (personId, userAgent, cookieHeader = null) =>
            demoSignIn(db, sessions, { personId, userAgent, cookieHeader }),
        }
      : null,
    sessions: { signOut: (cookieHeader) => signOut(sessions, cookieHeader) },
  };
}
