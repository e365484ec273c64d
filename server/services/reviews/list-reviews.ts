import type { Knex } from 'knex';
import type { Actor } from '#app/domain/policy.ts';
import type { ReviewSummary } from '#app/reviews/services.ts';
import { listReviews as listRecords, type ReviewRecord } from '#db/repositories/reviews.server.ts';
import { findPlan } from '../find-plan.ts';

/**
 * The meetings of a plan, newest first. Three queries.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function listReviews(db: Knex, actor: Actor | null, planId: string): Promise<ReviewSummary[]> {
  const { plan } = await findPlan(db, actor, planId, 'review.read');
  return (await listRecords(db, plan.id)).map(summaryOf);
}

/** A meeting as lists have it. */
export function summaryOf({ agenda: _, ...summary }: ReviewRecord): ReviewSummary {
  return summary;
}
