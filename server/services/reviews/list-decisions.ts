import type { Knex } from 'knex';
import type { Actor } from '#app/domain/policy.ts';
import type { Decision } from '#app/reviews/services.ts';
import { readDecisions } from '#db/repositories/decisions.server.ts';
import { findPlan } from '../find-plan.ts';

/**
 * Every decision of a plan, newest first. Four queries.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function listDecisions(db: Knex, actor: Actor | null, planId: string): Promise<Decision[]> {
  const { plan } = await findPlan(db, actor, planId, 'review.read');
  return readDecisions(db, { planId: plan.id });
}
