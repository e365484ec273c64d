import type { AccountServices, AuditServices, InvitationServices, PeopleServices, Visit } from './accounts/services.ts';
import type { AdminServices } from './admin/services.ts';
import type { Card, LimitedStage, Stage } from './domain/board.ts';
import type { CardChange } from './domain/card-change.ts';
import type { EpochMs, IsoDate } from './domain/dates.ts';
import type { AgencyId, BoardId, CardId, NotesId, PersonId, PlanId, StageId } from './domain/ids.ts';
import type { LoggedInstruction } from './domain/instructions.ts';
import type { Agency, AgencyKind, Measure, Plan, Role, Section, Span } from './domain/plan.ts';
import type { Confirmation, ConfirmationCall, PlanState, Supervision } from './domain/plan-state.ts';
import type { Actor, PersonRole } from './domain/policy.ts';
import type { DraftServices } from './drafts/services.ts';
import type { HistoryServices } from './history/services.ts';
import type { NotesServices } from './notes/services.ts';
import type {
  ConfirmationServices,
  DecisionServices,
  ReviewServices,
  SupervisionServices,
} from './reviews/services.ts';
import type { SnapshotServices } from './snapshots/services.ts';

export type { CardChange } from './domain/card-change.ts';

/**
 * What routes may ask of the server: domain types in, domain types out. Implemented under `server/services`, handed to
 * loaders and actions in {@link AppContext}. The actor is a parameter of everything; each call asks the policy itself and
 * throws `DubanError('not-signed-in' | 'not-found')` where the actor may not, never telling which of the two it was that
 * is missing.
 */
export interface Services {
  readonly plans: {
    /** Plans the actor may read, newest first. */
    list(actor: Actor | null): Promise<PlanSummary[]>;
    /** Every board of a plan with its counts: the actor's own agencies first, then by the order of the document. */
    boards(actor: Actor | null, planId: string): Promise<PlanBoards>;
    /** All boards of a plan as their rows stand, for the first paint of what is live after: cards without descriptions. */
    overview(actor: Actor | null, planId: string): Promise<PlanState>;
    /** The source text with what was read out of it. */
    source(actor: Actor | null, planId: string): Promise<PlanSource>;
    /** Makes a plan of the document that comes with the program. @throws DubanError `plan-exists` */
    importBundled(actor: Actor | null): Promise<PlanId>;
  };
  readonly drafts: DraftServices;
  readonly boards: {
    /** A whole board as its rows stand, for the first paint and for everything about it that is not live. */
    read(actor: Actor | null, boardId: string): Promise<BoardView>;
    /** What a card shows when it is opened, besides what {@link BoardView} has. */
    card(actor: Actor | null, boardId: string, cardId: string): Promise<CardDetails>;
    /**
     * What has taken over from a board that has gone into another one, or from one of its cards, under whichever of the two it is
     * asked for; null where nothing has.
     */
    heir(actor: Actor | null, boardId: string, cardId: string | null): Promise<BoardHeir | null>;
    /** What leads have put on a board, as it is now: {@link BoardView} has it as it was when the page was opened. */
    marks(actor: Actor | null, boardId: string): Promise<BoardMarks>;
  };
  readonly supervision: SupervisionServices;
  readonly confirmation: ConfirmationServices;
  readonly decisions: DecisionServices;
  readonly notes: NotesServices;
  readonly history: HistoryServices;
  readonly snapshots: SnapshotServices;
  readonly reviews: ReviewServices;
  readonly accounts: AccountServices;
  readonly people: PeopleServices;
  readonly invitations: InvitationServices;
  readonly audit: AuditServices;
  readonly admin: AdminServices;
  readonly operations: {
    /** How the server fares, for those who run it. */
    read(actor: Actor | null): Promise<Operations>;
  };
  /** Null outside demo mode. */
  readonly demo: {
    people(): Promise<DemoPerson[]>;
    /**
     * Opens a session for a demo person. Returns the `Set-Cookie` value.
     *
     * @param cookieHeader of the request: the session it came with ends
     */
    signIn(personId: string, userAgent: string | null, cookieHeader?: string | null): Promise<string>;
  } | null;
  readonly sessions: {
    /** Ends the session the request came with. Returns the `Set-Cookie` value that clears the cookie. */
    signOut(cookieHeader: string | null): Promise<string>;
  };
}

/** Remix's load context: what every loader and action is given. */
export interface AppContext {
  readonly services: Services;
  /** Null for nobody signed in. */
  readonly actor: Actor | null;
  /** For the content security policy; put on every inline script. */
  readonly nonce: string;
  /** Today in the plans' time zone, the same for server and browser of one page. */
  readonly today: IsoDate;
  readonly demo: boolean;
  readonly visit: Visit;
  readonly token: FormToken;
}

/** What shows that a form is of a page that this browser was given in this session. */
export interface FormToken {
  readonly value: string;
  /** Whether what came along is it, in constant time. */
  is(given: string): boolean;
  /** Has the answer say to our script that it was not. */
  refused(): void;
}

export interface PlanSummary extends Plan {
  readonly importedAt: EpochMs;
  /** It can only be read, by anybody. */
  readonly isArchived: boolean;
  readonly measures: number;
  readonly commitments: number;
  readonly boards: number;
  readonly cards: number;
}

export interface PlanBoards {
  readonly plan: Plan;
  /** It can only be read, by anybody. */
  readonly isArchived: boolean;
  readonly stages: readonly Stage[];
  readonly boards: readonly BoardSummary[];
}

export interface BoardSummary {
  readonly id: BoardId;
  readonly agency: Agency;
  /** The actor is a member of its agency. */
  readonly mine: boolean;
  /** Cards not archived, by stage; every stage of the plan is present. */
  readonly cardsByStage: Readonly<Record<StageId, number>>;
  /** Cards not archived whose nearest open deadline lies before today and whose stage is not of category `done`. */
  readonly late: number;
}

/** What stands beside a board's live document: what leads put on it and its cards, and the plan's stages as they are. */
export interface BoardMarks {
  readonly stages: readonly LimitedStage[];
  /** Stages that the plan had, for whoever reads of them. */
  readonly retired: readonly Stage[];
  /** Flags that are not lifted. */
  readonly supervisions: readonly (Supervision & { readonly cardId: CardId })[];
  /** What the agency has to carry out, the oldest first; that on the plan as a whole included. */
  readonly instructions: readonly LoggedInstruction[];
  /** The call for confirmation that is open; null for none. */
  readonly call: ConfirmationCall | null;
  /** Given to that call; null for none. */
  readonly confirmation: Confirmation | null;
  /** When anything on the board last changed. */
  readonly changedAt: EpochMs;
  /** Of the plan: another one after a corrected version of its document, with other measures. */
  readonly planRevision: number;
}

export interface BoardView extends BoardMarks {
  readonly id: BoardId;
  readonly plan: Plan;
  readonly agency: Agency;
  readonly sections: readonly Section[];
  /** The measures this agency answers for, whole: all their commitments, also those it has no part in. */
  readonly measures: readonly Measure[];
  /** Every agency that `measures` name. */
  readonly agencies: readonly Agency[];
  /** Measures that cards hang on and that this agency answers for no more. */
  readonly former: readonly FormerMeasure[];
  /** As the rows stand, archived ones included. */
  readonly cards: readonly Card[];
  readonly access: 'read' | 'write';
  /** The actor is a lead: flags cards, and takes or returns the agency's answers. */
  readonly leads: boolean;
  /** The document that carries the live state, and the epoch its local copies must be of. */
  readonly document: { readonly name: string; readonly epoch: number };
}

/** What has taken over from a board, and from one of its cards; null for no card. */
export interface BoardHeir {
  readonly boardId: BoardId;
  readonly cardId: CardId | null;
}

/** A measure that an agency answered for by an earlier text of the document. */
export interface FormerMeasure extends Measure {
  /** Nobody answers for it: it is in the document no more. */
  readonly isGone: boolean;
}

export interface CardDetails {
  readonly cardId: CardId;
  /** Where every other agency has the same measure; empty for a card without a measure. */
  readonly elsewhere: readonly ElsewhereCard[];
  /** Others have written in its notes since the actor last looked. */
  readonly hasNewNotes: boolean;
  /** Newest first, at most {@link ACTIVITY_SHOWN}. */
  readonly activity: readonly ActivityEntry[];
}

/** How many entries of a card's activity a page shows: about two years of a busy card. */
export const ACTIVITY_SHOWN = 50;

export interface ElsewhereCard {
  readonly boardId: BoardId;
  readonly cardId: CardId;
  readonly agency: Agency;
  readonly roles: readonly Role[];
  readonly stageId: StageId;
}

/** What happened to a card, as the server saw it; the person is the connection's, never the data's. */
export interface ActivityEntry {
  readonly id: string;
  readonly at: EpochMs;
  readonly person: { readonly id: PersonId; readonly name: string };
  readonly change: CardChange;
}

export interface PlanSource {
  readonly plan: Plan;
  readonly text: string;
  readonly sections: readonly Section[];
  readonly measures: readonly Measure[];
  readonly agencies: readonly Agency[];
  /** A gapless partition of the text. */
  readonly coverage: readonly { readonly kind: CoverageKind; readonly span: Span }[];
  readonly warnings: readonly { readonly code: string; readonly message: string; readonly span: Span }[];
}

export type CoverageKind = 'heading' | 'passage' | 'clause' | 'front' | 'closing' | 'unread' | 'aside';

/** How the server fares at a moment. */
export interface Operations {
  readonly at: EpochMs;
  /** The program's. */
  readonly version: string;
  readonly startedAt: EpochMs;
  readonly database: {
    /** Of its file, in bytes. */
    readonly bytes: number;
    /** Of the log beside it, in bytes. */
    readonly walBytes: number;
    /** Whether it takes changes: `some` where those of some documents fail and others do not. */
    readonly takes: 'all' | 'some' | 'none';
    /** When it began to fail; null while it does not. */
    readonly failingSince: EpochMs | null;
    /** What it last failed with since the start, a code such as `SQLITE_FULL`. */
    readonly lastFailure: { readonly code: string; readonly at: EpochMs } | null;
  };
  readonly live: {
    /** Boards and notes in memory. */
    readonly documents: number;
    readonly connections: number;
    readonly people: number;
    /** Those with changes that are not in the database yet. */
    readonly waiting: number;
    /** What was committed in the last minute: people's changes, and the commits that it took. */
    readonly lastMinute: { readonly changes: number; readonly commits: number };
  };
  /** The last one that was made of everything, and is whole; null for none. */
  readonly backup: { readonly at: EpochMs; readonly name: string; readonly bytes: number } | null;
  /** The last found first, at most {@link DAMAGED_SHOWN}. */
  readonly damaged: readonly DamagedData[];
  /** How many there are, those that are not shown included. */
  readonly damagedCount: number;
}

/** How many damaged rows a page shows: with more of them it is the disk that needs looking at, not the rows. */
export const DAMAGED_SHOWN = 100;

/** Bytes of a live document that were not those that had been written, and were set aside. */
export interface DamagedData {
  readonly id: number;
  readonly foundAt: EpochMs;
  /** Where they stood. */
  readonly table: 'documents' | 'document_updates';
  /** Of the row; null in `documents`, whose key is the document's name. */
  readonly rowId: number | null;
  readonly documentName: string;
  /** What the document is of; null where there is no such thing any more. */
  readonly subject:
    | { readonly kind: 'board'; readonly id: BoardId; readonly agency: Agency }
    | { readonly kind: 'notes'; readonly id: NotesId; readonly title: string }
    | null;
  /** In bytes. */
  readonly size: number;
  /** SHA-256, hex: what was on record, and what the bytes gave. */
  readonly expectedHash: string;
  readonly foundHash: string;
}

export interface DemoPerson {
  readonly id: PersonId;
  readonly name: string;
  readonly roles: readonly PersonRole[];
  readonly agencies: readonly { readonly id: AgencyId; readonly name: string; readonly kind: AgencyKind }[];
}
