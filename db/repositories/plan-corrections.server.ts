import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { ReadingCorrection } from '#app/domain/document/index.ts';
import type { PersonId, PlanId } from '#app/domain/ids.ts';

/** A correction of what was read of a plan's text. */
export interface PlanCorrection {
  readonly correction: ReadingCorrection;
  /** Whose it is; null for somebody who is no longer there. */
  readonly personId: PersonId | null;
  readonly at: EpochMs;
}

/** The corrections of the text that a plan has now, in the order in which they apply. */
export async function readPlanCorrections(db: Knex, planId: PlanId): Promise<PlanCorrection[]> {
  const rows = await db('plan_corrections')
    .where({ plan_id: planId })
    .orderBy('id')
    .select('correction', 'person_id', 'at');
  return rows.map(({ correction, person_id, at }) => {
    return { correction: JSON.parse(correction), personId: person_id, at: Number(at) };
  });
}

/** Has a plan, in the place of what it has, the corrections of a draft that are in force. */
export async function keepCorrections(tx: Knex, planId: PlanId, draftId: string): Promise<void> {
  await tx('plan_corrections').where({ plan_id: planId }).delete();
  await tx.raw(
    `INSERT INTO plan_corrections (plan_id, correction, person_id, at)
     SELECT ?, correction, person_id, at FROM draft_corrections WHERE draft_id = ? AND undone = 0 ORDER BY id`,
    [planId, draftId],
  );
}
