import type { Knex } from 'knex';
import { DubanError } from '#app/domain/errors.ts';
import type { PlanId } from '#app/domain/ids.ts';
import { isPlanArchived } from '#db/repositories/plans.server.ts';

/** Lets on only where a plan is in use: of one that is archived nothing changes, whoever asks. @throws DubanError `plan-archived` */
export async function requireInUse(db: Knex, planId: PlanId): Promise<void> {
  if (await isPlanArchived(db, planId)) throw new DubanError('plan-archived', 'An archived plan can only be read');
}
