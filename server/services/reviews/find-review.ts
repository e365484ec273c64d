import type { Knex } from 'knex';
import { DubanError } from '#app/domain/errors.ts';
import type { PlanId } from '#app/domain/ids.ts';
import { type Actor, can } from '#app/domain/policy.ts';
import { type ReviewRecord, readReview } from '#db/repositories/reviews.server.ts';
import { notFound, permit, requireSignedIn } from '../permit.ts';
import { requireInUse } from '../require-in-use.ts';

/** A meeting that an actor may read, with the actor. */
export interface FoundReview {
  readonly review: ReviewRecord;
  readonly actor: Actor;
}

/**
 * A meeting to be read. Two queries.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function findReview(db: Knex, actor: Actor | null, reviewId: string): Promise<FoundReview> {
  requireSignedIn(actor);
  const review = await readReview(db, reviewId);
  if (!review) throw notFound();
  permit(actor, { action: 'review.read', planId: review.planId });
  return { review, actor };
}

/**
 * A meeting in which something is to be set or decided. Three queries.
 *
 * @throws DubanError `not-signed-in`, `not-found`, `not-allowed`, `plan-archived`
 */
export async function findLedReview(db: Knex, actor: Actor | null, reviewId: string): Promise<FoundReview> {
  const found = await findReview(db, actor, reviewId);
  requireLead(found.actor, found.review.planId);
  await requireInUse(db, found.review.planId);
  return found;
}

/** Who may read meetings knows that they are there, and so is told why not. @throws DubanError `not-allowed` */
export function requireLead(actor: Actor, planId: PlanId): void {
  if (!can(actor, { action: 'review.write', planId })) throw new DubanError('not-allowed', 'Meetings are the leads’');
}
