import type { BoardId, PlanId, ReviewId } from '#app/domain/ids.ts';

/** What leads put on a plan has changed, and is in the database. */
export interface MarksChange {
  readonly planId: PlanId;
  /** The boards on which it is seen. */
  readonly boardIds: readonly BoardId[];
  /** The meeting whose decisions it is about; none for flags and confirmation. */
  readonly reviewId?: ReviewId;
}

/** Told of every such change, after its commit. */
export type TellMarks = (change: MarksChange) => void;
