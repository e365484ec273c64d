import type { IsoDate } from './dates.ts';
import type { BoardId, CardId, CommitmentId, MeasureId, StageId } from './ids.ts';
import type { Rank } from './rank.ts';

export const STAGE_CATEGORIES = ['todo', 'doing', 'review', 'done'] as const;
export type StageCategory = (typeof STAGE_CATEGORIES)[number];

/** A column. The plan's stages are the same on all its boards. */
export interface Stage {
  readonly id: StageId;
  readonly category: StageCategory;
  /** The plan's own words for it, one to a language of the interface. */
  readonly names: { readonly zh: string; readonly en: string };
}

/** A stage as boards show it. */
export interface LimitedStage extends Stage {
  /** How many cards should stand in it at most, on one board; null for any number. More are told of, never refused. */
  readonly wipLimit: number | null;
}

/** Where a card stands: one value, so that two people moving it at once can neither double nor tear it. */
export interface Placement {
  readonly stage: StageId;
  readonly rank: Rank;
}

/** What is live on every card. Texts are plain, trimmed, and bounded by {@link CARD_LIMITS}. */
interface CardBase {
  readonly id: CardId;
  readonly placement: Placement;
  /** 包干责任人: who answers for the card, in the agency's own words; empty for nobody. */
  readonly contact: string;
  readonly startsOn: IsoDate | null;
  readonly dueOn: IsoDate | null;
}

/** Made by the import, one to a measure the agency answers for. Moved, never removed; put away by the server alone. */
export interface MeasureCard extends CardBase {
  readonly kind: 'measure';
  readonly measureId: MeasureId;
  /** The agency answers for the measure no more, by the document as it is now; left out while it does. */
  readonly archived?: true;
  /** The commitments this agency has ticked off. */
  readonly ticked: readonly CommitmentId[];
}

/** Made by the agency: under a measure, broken out of a commitment, or free. */
export interface TaskCard extends CardBase {
  readonly kind: 'task';
  readonly measureId: MeasureId | null;
  readonly commitmentId: CommitmentId | null;
  readonly title: string;
  readonly description: string;
  readonly archived: boolean;
}

export type Card = MeasureCard | TaskCard;

/** Longest texts on a card, in UTF-16 code units: a face stays readable and a document small. */
export const CARD_LIMITS = { title: 200, contact: 60, description: 4_000 } as const;

/** A board's live state: every card, archived ones included. */
export interface Board {
  readonly id: BoardId;
  readonly cards: ReadonlyMap<CardId, Card>;
}
