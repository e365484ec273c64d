import type { Knex } from 'knex';
import type { Actor } from '#app/domain/policy.ts';
import type { Decision } from '#app/reviews/services.ts';
import { readDecisions } from '#db/repositories/decisions.server.ts';
import { readPlan } from '#db/repositories/plans.server.ts';
import { notFound, permit } from '../permit.ts';

/**
 * Every decision of a plan, newest first. Four queries.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function listDecisions(db: Knex, actor: Actor | null, planId: string): Promise<Decision[]> {
  permit(actor, { action: 'review.read' });
  const plan = await readPlan(db, planId);
  if (!plan) throw notFound();
  return readDecisions(db, { planId: plan.id });
}
