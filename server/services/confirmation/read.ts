import type { Knex } from 'knex';
import { type Actor, can } from '#app/domain/policy.ts';
import type { PlanConfirmation } from '#app/reviews/services.ts';
import { listBoards } from '#db/repositories/boards.server.ts';
import { readConfirmations, readLastChanges, readOpenCall } from '#db/repositories/confirmations.server.ts';
import { isPlanArchived } from '#db/repositories/plans.server.ts';
import { findPlan } from '../find-plan.ts';

/**
 * How a plan's boards stand to the call that is open. At most five queries.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function readPlanConfirmation(db: Knex, actor: Actor | null, planId: string): Promise<PlanConfirmation> {
  const { plan } = await findPlan(db, actor, planId, 'plan.read');
  const call = await readOpenCall(db, plan.id);
  const confirmations = call ? await readConfirmations(db, call.id) : null;
  const changes = await readLastChanges(db, plan.id);
  return {
    planId: plan.id,
    call,
    boards: (await listBoards(db, plan.id)).map(({ id, agency }) => ({
      boardId: id,
      agency,
      confirmation: confirmations?.get(id) ?? null,
      changedAt: changes.get(id) ?? 0,
    })),
    mayCall: !(await isPlanArchived(db, plan.id)) && can(actor, { action: 'confirmation.call', planId: plan.id }),
  };
}
