import type { Knex } from 'knex';
import { isOpen } from '#app/domain/decisions.ts';
import { type Actor, can } from '#app/domain/policy.ts';
import type { ReviewView } from '#app/reviews/services.ts';
import type { SnapshotServices } from '#app/snapshots/services.ts';
import { isPlanArchived } from '#db/repositories/plans.server.ts';
import { readCompared } from '#db/repositories/reviews.server.ts';
import { findReview } from './find-review.ts';
import { decidedUpTo } from './read-decided.ts';

/**
 * A meeting with its snapshot, its decisions in the order in which they were made, and those of meetings that were
 * opened before and that no lead has closed yet.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function readReview(
  db: Knex,
  snapshots: Pick<SnapshotServices, 'read'>,
  actor: Actor | null,
  reviewId: string,
): Promise<ReviewView> {
  const found = await findReview(db, actor, reviewId);
  const { id, planId, snapshotId, snapshotNumber } = found.review;
  const decisions = await decidedUpTo(db, found.review);
  return {
    ...found.review,
    view: await snapshots.read(actor, snapshotId),
    comparedWith: await readCompared(db, planId, snapshotNumber),
    made: decisions.filter((decision) => decision.reviewId === id),
    stillOpen: decisions.filter((decision) => decision.reviewId !== id && isOpen(decision)),
    access:
      !(await isPlanArchived(db, planId)) && can(found.actor, { action: 'review.write', planId }) ? 'write' : 'read',
  };
}
