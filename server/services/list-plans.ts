import type { Knex } from 'knex';
import type { Actor } from '#app/domain/policy.ts';
import type { PlanSummary } from '#app/services.ts';
import { listPlanSummaries } from '#db/repositories/plans.server.ts';
import { permit } from './permit.ts';

/** Plans the actor may read, newest first. Five queries. */
export async function listPlans(db: Knex, actor: Actor | null): Promise<PlanSummary[]> {
  permit(actor, { action: 'plan.read' });
  return listPlanSummaries(db);
}
