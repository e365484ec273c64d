import type { Knex } from 'knex';
import type { PlanId } from '#app/domain/ids.ts';
import { toOverview } from '#app/domain/overview.ts';
import type { PlanState } from '#app/domain/plan-state.ts';
import type { Actor } from '#app/domain/policy.ts';
import { readPlanState } from '#db/repositories/plan-state.server.ts';
import { notFound, permit } from './permit.ts';

/**
 * All boards of a plan as their rows stand, cards without descriptions.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function readOverview(db: Knex, actor: Actor | null, planId: string): Promise<PlanState> {
  permit(actor, { action: 'plan.read', planId: planId as PlanId });
  const state = await readPlanState(db, planId);
  if (!state) throw notFound();
  return toOverview(state);
}
