import type { Knex } from 'knex';
import { dayIn, type EpochMs, PLAN_TIME_ZONE } from '#app/domain/dates.ts';
import type { Services } from '#app/services.ts';
import type { NotesDesk } from '../collab/notes-desk.ts';
import type { PdfPrinter } from '../pdf/printer.ts';
import type { Sessions } from '../session.ts';
import { demoPeople } from './demo-people.ts';
import { demoSignIn } from './demo-sign-in.ts';
import { listBoards } from './list-boards.ts';
import { listPlans } from './list-plans.ts';
import { createNotesBeside } from './notes/index.ts';
import { createNotesText } from './notes/text.ts';
import { readBoard } from './read-board.ts';
import { readCard } from './read-card.ts';
import { type OperationsSource, readOperations } from './read-operations.ts';
import { readSource } from './read-source.ts';
import { signOut } from './sign-out.ts';
import { createHandOut } from './snapshots/hand-out.ts';
import { createSnapshotTaking, type SnapshotTakingOptions } from './snapshots/index.ts';

export interface ServicesOptions {
  readonly db: Knex;
  readonly sessions: Sessions;
  /** What is known of the server itself. */
  readonly operations: OperationsSource;
  /** What is done to notes in their live documents. */
  readonly desk: NotesDesk;
  /** The directory of the images of notes. */
  readonly imagesDir: string;
  /** What takes snapshots, and what they are read over. */
  readonly snapshots: Omit<SnapshotTakingOptions, 'db' | 'now'>;
  /** What makes PDFs. */
  readonly printer: PdfPrinter;
  /** Anybody may be any demo person. */
  readonly demo: boolean;
  readonly now?: () => EpochMs;
}

/** What the pages may ask of the server, put together. */
export function createServices(options: ServicesOptions): Services {
  const { db, sessions, operations, demo, desk, imagesDir, printer, now = Date.now } = options;
  const beside = createNotesBeside({ db, imagesDir, now, onCommentsChanged: (id) => desk.commentsChanged(id) });
  const today = () => dayIn(PLAN_TIME_ZONE, now());
  const taking = createSnapshotTaking({ db, ...options.snapshots, now });
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
    notes: { ...beside, ...createNotesText({ db, desk, images: beside.images, now }) },
    snapshots: {
      ...taking,
      ...createHandOut({ db, read: taking.read, reader: options.snapshots.reader, printer, now }),
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
