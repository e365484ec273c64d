import type { Knex } from 'knex';
import { DubanError } from '#app/domain/errors.ts';
import type { PlanId } from '#app/domain/ids.ts';
import { findPlanByHash } from '#db/repositories/plans.server.ts';

/** @throws DubanError `same-text` where a text is that of the plan already */
export async function refuseSame(db: Knex, planId: PlanId, sourceHash: string): Promise<void> {
  const plan = await findPlanByHash(db, sourceHash);
  if (plan?.id === planId) throw new DubanError('same-text', 'The plan says that already', { title: plan.title });
}
