import type { Knex } from 'knex';
import type { Actor } from '#app/domain/policy.ts';
import type { Decision } from '#app/reviews/services.ts';
import { readDecisions } from '#db/repositories/decisions.server.ts';
import { listReviews } from '#db/repositories/reviews.server.ts';
import { type FoundReview, findReview } from './find-review.ts';

/** What a meeting, and those opened before it, have decided, in the order in which it was made. */
export async function decidedUpTo(
  db: Knex,
  { id, planId, openedAt }: Pick<FoundReview['review'], 'id' | 'planId' | 'openedAt'>,
): Promise<Decision[]> {
  const decisions = await readDecisions(db, { planId });
  const reviews = await listReviews(db, planId);
  const ids = new Set([id, ...reviews.filter((other) => other.openedAt < openedAt).map((other) => other.id)]);
  return decisions.filter(({ reviewId }) => ids.has(reviewId)).toReversed();
}

/** @throws DubanError `not-signed-in`, `not-found` */
export async function readDecided(db: Knex, actor: Actor | null, reviewId: string): Promise<Decision[]> {
  const { review } = await findReview(db, actor, reviewId);
  return decidedUpTo(db, review);
}
