import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { Actor } from '#app/domain/policy.ts';
import { insertAudit } from '#db/repositories/audit.server.ts';
import { readLiveIds } from '#db/repositories/plan-state.server.ts';
import { isPlanArchived, readPlan, setPlanArchived } from '#db/repositories/plans.server.ts';
import { listReviewIds } from '#db/repositories/reviews.server.ts';
import type { Collab } from '../../collab/upgrade.ts';
import { notFound, permit } from '../permit.ts';

export interface ArchivePlanOptions {
  readonly db: Knex;
  readonly setArchived: Collab['setArchived'];
}

/**
 * Lets a plan only be read from now on, or brings it back; what it is already, it stays. What was acknowledged by then is kept;
 * what was not stays with whoever wrote it.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function archivePlan(
  { db, setArchived }: ArchivePlanOptions,
  actor: Actor | null,
  planId: string,
  isArchived: boolean,
  at: EpochMs,
): Promise<void> {
  permit(actor, { action: 'plan.manage' });
  const plan = await readPlan(db, planId);
  if (!plan) throw notFound();
  if ((await isPlanArchived(db, plan.id)) === isArchived) return;
  const ids = new Set([...(await readLiveIds(db, plan.id)), ...(await listReviewIds(db, plan.id))]);
  await setArchived(ids, isArchived);
  try {
    await db.transaction(async (tx) => {
      await setPlanArchived(tx, plan.id, isArchived ? at : null);
      await insertAudit(tx, {
        at,
        action: 'plan-changed',
        person: { id: actor.personId, name: actor.name },
        subject: { kind: 'plan', id: plan.id, name: plan.title },
        detail: { change: isArchived ? 'archived' : 'restored' },
      });
    });
  } catch (error) {
    await setArchived(ids, !isArchived);
    throw error;
  }
  await setArchived(ids, isArchived);
}
