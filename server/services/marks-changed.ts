import type { BoardId, PlanId, ReviewId } from '#app/domain/ids.ts';

/** What leads put on a plan has changed, and is in the database. */
export interface MarksChange {
  readonly planId: PlanId;
  /** The boards on which it is seen. */
  readonly boardIds: readonly BoardId[];
  /** The meetings on whose pages it is seen: of a decision all of the plan's, since it stays open at those after. */
  readonly reviewIds?: readonly ReviewId[];
}

/** Told of every such change, after its commit. */
export type TellMarks = (change: MarksChange) => void;
