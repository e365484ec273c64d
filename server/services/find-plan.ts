import type { Knex } from 'knex';
import type { PlanId } from '#app/domain/ids.ts';
import type { Plan } from '#app/domain/plan.ts';
import type { Actor, PlanAction } from '#app/domain/policy.ts';
import { readPlan } from '#db/repositories/plans.server.ts';
import { notFound, permit } from './permit.ts';

/** A plan with somebody who may do in it what they ask for. */
export interface FoundPlan {
  readonly plan: Plan;
  readonly actor: Actor;
}

/** A plan in which somebody wants to do something. One query. @throws DubanError `not-signed-in`, `not-found` */
export async function findPlan(db: Knex, actor: Actor | null, planId: string, action: PlanAction): Promise<FoundPlan> {
  permit(actor, { action, planId: planId as PlanId });
  const plan = await readPlan(db, planId);
  if (!plan) throw notFound();
  return { plan, actor };
}
