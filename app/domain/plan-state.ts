import type { Card, Stage } from './board.ts';
import type { EpochMs, IsoDate } from './dates.ts';
import type { AgencyId, BoardId, CardId, DecisionId, MeasureId } from './ids.ts';
import type { Agency, Measure, Plan, Section } from './plan.ts';

/** A plan with all its boards at one moment: what the overview shows live, and what a snapshot keeps. */
export interface PlanState {
  readonly plan: Plan;
  readonly stages: readonly Stage[];
  readonly sections: readonly Section[];
  /** Whole, in the order of the document. */
  readonly measures: readonly Measure[];
  /** Those that an earlier text of the document had and this one has not, for what hangs on them yet; left out where there are none. */
  readonly gone?: readonly Measure[];
  /** Every agency that has a board, in the order of the boards. */
  readonly agencies: readonly Agency[];
  /** In the order in which the document first names their agencies. */
  readonly boards: readonly BoardState[];
  /** The call for confirmation that is open; null for none. */
  readonly call: ConfirmationCall | null;
  /** Decisions on the plan as a whole that no lead has closed yet. */
  readonly instructions: readonly Instruction[];
}

/** Every measure that something in a plan may hang on, whether or not it is in the document yet. */
export function knownMeasures({ measures, gone = [] }: Pick<PlanState, 'measures' | 'gone'>): readonly Measure[] {
  return gone.length === 0 ? measures : [...measures, ...gone];
}

/** {@link knownMeasures} by their ids. */
export function measuresById(plan: Pick<PlanState, 'measures' | 'gone'>): Map<MeasureId, Measure> {
  return new Map(knownMeasures(plan).map((measure) => [measure.id, measure]));
}

export interface BoardState {
  readonly id: BoardId;
  readonly agencyId: AgencyId;
  /** By stage, then as they stand in it; archived ones included. */
  readonly cards: readonly CardState[];
  /** Given to the call that is open; null for none. */
  readonly confirmation: Confirmation | null;
}

/** A card with what others have put on it. */
export type CardState = Card & CardMarks;

export interface CardMarks {
  /** When anything on the card last changed. */
  readonly changedAt: EpochMs;
  readonly supervision: Supervision | null;
  /** Decisions that this card's agency has to carry out and that no lead has closed yet, the oldest first. */
  readonly instructions: readonly Instruction[];
}

/** 挂牌督办: a lead's flag on a card. */
export interface Supervision {
  readonly reason: string;
  /** By when it is to be cured; null for no day. */
  readonly until: IsoDate | null;
  readonly since: EpochMs;
  /** The lead's name. */
  readonly by: string;
}

/** Before a meeting a lead asks each agency to say that its board is as things are. */
export interface ConfirmationCall {
  readonly id: number;
  readonly at: EpochMs;
  /** The lead's name. */
  readonly by: string;
  readonly note: string;
  readonly dueOn: IsoDate | null;
}

export interface Confirmation {
  readonly at: EpochMs;
  /** Who said so, by name. */
  readonly by: string;
}

/** A decision as one agency has it before it. */
export interface Instruction {
  readonly decisionId: DecisionId;
  /** 1…n within the plan. */
  readonly number: number;
  readonly text: string;
  readonly agencyId: AgencyId;
  /** Who is to see to it, by name; empty for nobody named. */
  readonly person: string;
  readonly dueOn: IsoDate | null;
  readonly decidedAt: EpochMs;
  /** What it is on; both null for the plan as a whole. */
  readonly measureId: MeasureId | null;
  /** A task card; null on a measure. */
  readonly cardId: CardId | null;
  /** `answered` waits for a lead; `not-yet` and `returned` wait for the agency as `open` does. */
  readonly state: InstructionState;
  /** The last that was said of it, by either side; null for nothing yet. */
  readonly last: { readonly at: EpochMs; readonly by: string; readonly text: string } | null;
}

/** `accepted` and `withdrawn` are closed. */
export const INSTRUCTION_STATES = ['open', 'not-yet', 'answered', 'returned', 'accepted', 'withdrawn'] as const;
export type InstructionState = (typeof INSTRUCTION_STATES)[number];

/** Longest texts, in UTF-16 code units. */
export const REVIEW_LIMITS = { title: 120, reason: 500, decision: 2_000, answer: 2_000, person: 60 } as const;
