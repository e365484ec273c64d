import type { Knex } from 'knex';
import type { PlanId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import type { PlanSource } from '#app/services.ts';
import { readMeasures } from '#db/repositories/measures.server.ts';
import { readPlanText, readSections, readSourceSpans, readWarnings } from '#db/repositories/plans.server.ts';
import { notFound, permit } from './permit.ts';

/**
 * The source text of a plan with what was read out of it. Seven queries.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function readSource(db: Knex, actor: Actor | null, planId: string): Promise<PlanSource> {
  permit(actor, { action: 'plan.read', planId: planId as PlanId });
  const found = await readPlanText(db, planId);
  if (!found) throw notFound();
  const { plan, text } = found;
  return {
    plan,
    text,
    sections: await readSections(db, plan.id),
    ...(await readMeasures(db, plan.id)),
    coverage: await readSourceSpans(db, plan.id),
    warnings: await readWarnings(db, plan.id),
  };
}
