import type { Knex } from 'knex';
import { type Actor, plansWhere } from '#app/domain/policy.ts';
import type { PlanSummary } from '#app/services.ts';
import { listPlanSummaries } from '#db/repositories/plans.server.ts';
import { requireSignedIn } from './permit.ts';

/** Plans the actor may read, newest first. Five queries. @throws DubanError `not-signed-in` */
export async function listPlans(db: Knex, actor: Actor | null): Promise<PlanSummary[]> {
  requireSignedIn(actor);
  return listPlanSummaries(db, plansWhere(actor, 'plan.read'));
}
