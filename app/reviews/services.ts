import type { AgendaEdits } from '../domain/agenda.ts';
import type { EpochMs, IsoDate } from '../domain/dates.ts';
import type { AgencyId, BoardId, CardId, DecisionId, MeasureId, PlanId, ReviewId, SnapshotId } from '../domain/ids.ts';
import type { LoggedInstruction, Said } from '../domain/instructions.ts';
import type { Agency } from '../domain/plan.ts';
import type { Confirmation, ConfirmationCall } from '../domain/plan-state.ts';
import type { Actor } from '../domain/policy.ts';
import type { NotesView } from '../notes/services.ts';
import type { SnapshotView } from '../snapshots/services.ts';

/** What pages may ask of meetings on snapshots, and of what leads put on live cards. The actor is as in `Services`. */
export interface ReviewServices {
  /** The meetings of a plan, newest first. */
  list(actor: Actor | null, planId: string): Promise<ReviewSummary[]>;
  /** Opens a meeting on a snapshot; the one that is there where one is. @throws DubanError `not-allowed`, `bad-input` */
  open(actor: Actor | null, snapshotId: string, title: string): Promise<ReviewSummary>;
  /** A meeting with its snapshot, its decisions, and those of meetings before that are still open. */
  read(actor: Actor | null, reviewId: string): Promise<ReviewView>;
  close(actor: Actor | null, reviewId: string, closed: boolean): Promise<void>;
  /** Null for the automatic agenda as it comes. */
  setAgenda(actor: Actor | null, reviewId: string, edits: AgendaEdits | null): Promise<void>;
  /** Its minutes, as notes have it. */
  minutes(actor: Actor | null, reviewId: string): Promise<NotesView>;
}

export interface DecisionServices {
  /** @param decision with an id made by whoever decides, so that saying it again after a cut does no harm */
  decide(actor: Actor | null, reviewId: string, decision: NewDecision): Promise<Decision>;
  /** Nobody has to carry it out any more; it stays in the record. */
  withdraw(actor: Actor | null, decisionId: string): Promise<Decision>;
  /**
   * An agency answers. What the same person has just said is not said again.
   *
   * @throws DubanError `not-allowed` for who is no member of it; `bad-input` without words; `outdated` where it is closed
   */
  answer(
    actor: Actor | null,
    decisionId: string,
    answer: { readonly agencyId: AgencyId; readonly kind: 'answered' | 'not-yet'; readonly text: string },
  ): Promise<void>;
  /**
   * A lead takes an answer, or gives it back.
   *
   * @throws DubanError `not-allowed`; `bad-input` for giving it back without words; `outdated` where no answer waits for it
   */
  judge(
    actor: Actor | null,
    decisionId: string,
    judgement: { readonly agencyId: AgencyId; readonly kind: 'accepted' | 'returned'; readonly text: string },
  ): Promise<void>;
  /** What waits for the actor, the newest first, at most {@link INSTRUCTIONS_WAITING_SHOWN}. */
  waiting(actor: Actor | null): Promise<WaitingInstruction[]>;
  /** What a meeting, and those opened before it, have decided, in the order in which it was made. */
  upTo(actor: Actor | null, reviewId: string): Promise<Decision[]>;
  /** Every decision of a plan, newest first. */
  list(actor: Actor | null, planId: string): Promise<Decision[]>;
}

export interface SupervisionServices {
  /** Flags a card, or gives another reason or day to a flag. @throws DubanError `not-allowed`, `bad-input` */
  set(
    actor: Actor | null,
    boardId: string,
    cardId: string,
    wish: { readonly reason: string; readonly until: IsoDate | null },
  ): Promise<void>;
  lift(actor: Actor | null, boardId: string, cardId: string): Promise<void>;
}

export interface ConfirmationServices {
  /** How a plan's boards stand to the call that is open. */
  read(actor: Actor | null, planId: string): Promise<PlanConfirmation>;
  /** Calls for confirmation, in the place of a call that is open. */
  call(
    actor: Actor | null,
    planId: string,
    wish: { readonly note: string; readonly dueOn: IsoDate | null },
  ): Promise<void>;
  end(actor: Actor | null, planId: string): Promise<void>;
  /** A member says that the board is as things are; false takes it back. @throws DubanError `not-allowed`; `outdated` where no call is open */
  confirm(actor: Actor | null, boardId: string, confirmed: boolean): Promise<void>;
}

export interface PlanConfirmation {
  readonly planId: PlanId;
  /** Null while none is open. */
  readonly call: ConfirmationCall | null;
  /** In the order of the document. */
  readonly boards: readonly ConfirmableBoard[];
  /** The actor may call and end. */
  readonly mayCall: boolean;
}

export interface ConfirmableBoard {
  readonly boardId: BoardId;
  readonly agency: Agency;
  readonly confirmation: Confirmation | null;
  /** When anything on it last changed. */
  readonly changedAt: EpochMs;
}

/** How many instructions a page of what waits shows. */
export const INSTRUCTIONS_WAITING_SHOWN = 100;

/** An instruction that waits for somebody: for a member of its agency, or, answered, for a lead. */
export interface WaitingInstruction {
  readonly decisionId: DecisionId;
  /** 1…n within the plan. */
  readonly number: number;
  readonly text: string;
  readonly dueOn: IsoDate | null;
  readonly agency: Agency;
  readonly boardId: BoardId;
  /** Null for the plan as a whole. */
  readonly cardId: CardId | null;
  /** Of the measure or the task; empty for the plan as a whole. */
  readonly title: string;
  readonly state: 'open' | 'not-yet' | 'returned' | 'answered';
  /** The last that was said of it, or when it was decided. */
  readonly at: EpochMs;
  readonly last: Said | null;
}

export interface ReviewSummary {
  readonly id: ReviewId;
  readonly planId: PlanId;
  readonly snapshotId: SnapshotId;
  readonly snapshotNumber: number;
  readonly title: string;
  readonly openedAt: EpochMs;
  readonly openedBy: string;
  readonly closedAt: EpochMs | null;
  readonly decisions: number;
}

export interface ReviewView extends ReviewSummary {
  readonly view: SnapshotView;
  /** The snapshot that the meeting before was on, or the plan's snapshot before; null for none. */
  readonly comparedWith: SnapshotId | null;
  readonly agenda: AgendaEdits | null;
  readonly made: readonly Decision[];
  /** Of meetings before, not yet closed by a lead. */
  readonly stillOpen: readonly Decision[];
  readonly access: 'read' | 'write';
}

export interface NewDecision {
  readonly id: DecisionId;
  readonly text: string;
  /** At least one. */
  readonly agencyIds: readonly AgencyId[];
  readonly person: string;
  readonly dueOn: IsoDate | null;
  readonly measureId: MeasureId | null;
  readonly cardId: CardId | null;
}

export interface Decision extends NewDecision {
  readonly number: number;
  readonly reviewId: ReviewId;
  readonly reviewTitle: string;
  /** What it is on, in words: a measure's number and title, or a task's title; null for the plan as a whole. */
  readonly subject: string | null;
  readonly decidedAt: EpochMs;
  readonly decidedBy: string;
  readonly withdrawnAt: EpochMs | null;
  /** One an agency, in the order of `agencyIds`. */
  readonly instructions: readonly (LoggedInstruction & {
    readonly boardId: BoardId | null;
    /** The agency's own card that it is on; null for the plan as a whole. */
    readonly ownCardId: CardId | null;
  })[];
}
