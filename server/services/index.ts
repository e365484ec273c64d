import type { Knex } from 'knex';
import { dayIn, type EpochMs, PLAN_TIME_ZONE } from '#app/domain/dates.ts';
import type { PlanId, ReviewId } from '#app/domain/ids.ts';
import type { Services } from '#app/services.ts';
import type { CardsDesk } from '../collab/cards-desk.ts';
import type { NotesDesk } from '../collab/notes-desk.ts';
import type { StagesDesk } from '../collab/stages-desk.ts';
import type { Collab } from '../collab/upgrade.ts';
import type { Provider } from '../oidc/provider.ts';
import type { PdfPrinter } from '../pdf/printer.ts';
import type { Sessions } from '../session.ts';
import { createAccounts } from './accounts/index.ts';
import type { PasswordCost } from './accounts/passwords.ts';
import { createAdmin } from './admin/index.ts';
import { createAudit } from './audit/index.ts';
import { demoPeople } from './demo-people.ts';
import { demoSignIn } from './demo-sign-in.ts';
import { createDrafts } from './drafts/index.ts';
import { findHeir } from './find-heir.ts';
import { createHistory } from './history/index.ts';
import { importBundled } from './import-bundled.ts';
import { createInvitations } from './invitations/index.ts';
import { listBoards } from './list-boards.ts';
import { listPlans } from './list-plans.ts';
import { createMarkServices } from './marks.ts';
import type { TellMarks } from './marks-changed.ts';
import { createNotesBeside } from './notes/index.ts';
import { createNotesText } from './notes/text.ts';
import { createPeople } from './people/index.ts';
import { readBoard } from './read-board.ts';
import { readCard } from './read-card.ts';
import { readMarks } from './read-marks.ts';
import { type OperationsSource, readOperations } from './read-operations.ts';
import { readOverview } from './read-overview.ts';
import { readSource } from './read-source.ts';
import { createReviews } from './reviews/index.ts';
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
  /** What is said to boards about their stages. */
  readonly stages: StagesDesk;
  /** What is said to boards about the cards of measures. */
  readonly cards: CardsDesk;
  /** Says who answers for live documents. */
  readonly setAnswering: Collab['setAnswering'];
  /** Lets nobody write on live documents, or lets them again. */
  readonly setArchived: Collab['setArchived'];
  /** Has others answer for live documents. */
  readonly setAgencies: Collab['setAgencies'];
  /** Does something to boards while none of them is in memory. */
  readonly whileClosed: Collab['boards']['whileClosed'];
  /** The directory of the images of notes. */
  readonly imagesDir: string;
  /** What takes snapshots, and what they are read over. */
  readonly snapshots: Omit<SnapshotTakingOptions, 'db' | 'now'>;
  /** What makes PDFs. */
  readonly printer: PdfPrinter;
  /** Anybody may be any demo person. */
  readonly demo: boolean;
  /** Whether the site is reached over TLS, by whom else people come in; for tests, what a password's hash costs. */
  readonly accounts: { readonly secure: boolean; readonly cost?: PasswordCost; readonly provider?: Provider | null };
  readonly now?: () => EpochMs;
  /** Called after every commit that changed what leads put on a plan's boards. */
  onMarksChanged?: TellMarks;
  /** Called after a plan itself was changed. */
  onPlanChanged?(planId: PlanId): void;
}

/** What the pages may ask of the server, put together. */
export function createServices(options: ServicesOptions): Services {
  const { db, sessions, operations, demo, desk, imagesDir, printer, now = Date.now } = options;
  const beside = createNotesBeside({ db, imagesDir, now, onCommentsChanged: (id) => desk.commentsChanged(id) });
  const notes = { ...beside, ...createNotesText({ db, desk, images: beside.images, now }) };
  const taking = createSnapshotTaking({ db, ...options.snapshots, now });
  const onReviewChanged = (id: ReviewId) => desk.reviewChanged(id);
  const onMarksChanged: TellMarks = (change) => {
    for (const id of change.reviewIds ?? []) onReviewChanged(id);
    options.onMarksChanged?.(change);
  };
  const marks = createMarkServices(db, now, onMarksChanged);
  const reviews = createReviews({ ...{ db, notes, snapshots: taking, now }, onReviewChanged, onMarksChanged });
  const { setArchived, setAgencies, whileClosed } = options;
  const live = { setArchived, setAgencies, whileClosed };
  const onPlanChanged = (planId: PlanId) => options.onPlanChanged?.(planId);
  const today = () => dayIn(PLAN_TIME_ZONE, now());
  return {
    plans: {
      list: (actor) => listPlans(db, actor),
      boards: (actor, planId) => listBoards(db, actor, planId, today()),
      overview: (actor, planId) => readOverview(db, actor, planId),
      source: (actor, planId) => readSource(db, actor, planId),
      importBundled: (actor) => importBundled(db, actor, now()),
    },
    drafts: createDrafts({
      db,
      now,
      cards: options.cards,
      setAnswering: options.setAnswering,
      onChanged: onPlanChanged,
    }),
    boards: {
      read: (actor, boardId) => readBoard(db, actor, boardId),
      card: (actor, boardId, cardId) => readCard(db, actor, boardId, cardId),
      heir: (actor, boardId, cardId) => findHeir(db, actor, boardId, cardId),
      marks: (actor, boardId) => readMarks(db, actor, boardId),
    },
    notes,
    history: createHistory(db, now),
    snapshots: {
      ...taking,
      ...createHandOut({ db, read: taking.read, reader: options.snapshots.reader, printer, now }),
    },
    ...marks,
    ...reviews,
    decisions: { ...marks.decisions, ...reviews.decisions },
    accounts: createAccounts({ db, sessions, ...options.accounts, now }),
    people: createPeople(db, sessions, options.accounts.provider?.settings ?? null, now),
    invitations: createInvitations(db, now),
    audit: createAudit(db, now),
    admin: createAdmin({ db, desk: options.stages, ...live, onChanged: onPlanChanged, now }),
    operations: { read: (actor) => readOperations(db, actor, operations, now) },
    demo: demo
      ? {
          people: () => demoPeople(db),
          signIn: (personId, userAgent, cookieHeader = null) =>
            demoSignIn(db, sessions, { personId, userAgent, cookieHeader, at: now() }),
        }
      : null,
    sessions: { signOut: (cookieHeader) => signOut(sessions, cookieHeader, now()) },
  };
}
