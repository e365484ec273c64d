import type { Knex } from 'knex';
import type { ManagedPlan, ManagedPlanDetails } from '#app/admin/services.ts';
import type { Actor } from '#app/domain/policy.ts';
import { listManagedPlans } from '#db/repositories/managed-plans.server.ts';
import { countByStage, readEveryStage } from '#db/repositories/stages.server.ts';
import { notFound, permit } from '../permit.ts';

/** @throws DubanError `not-signed-in`, `not-found` */
export async function listPlans(db: Knex, actor: Actor | null): Promise<ManagedPlan[]> {
  permit(actor, { action: 'plan.manage' });
  return listManagedPlans(db);
}

/** @throws DubanError `not-signed-in`, `not-found` */
export async function readPlanDetails(db: Knex, actor: Actor | null, planId: string): Promise<ManagedPlanDetails> {
  const plan = (await listPlans(db, actor)).find(({ id }) => id === planId);
  if (!plan) throw notFound();
  return { plan, stages: await readEveryStage(db, plan.id), cardsByStage: await countByStage(db, plan.id) };
}
