import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { Actor } from '#app/domain/policy.ts';
import type { Decision } from '#app/reviews/services.ts';
import { findDecision, setWithdrawn } from '#db/repositories/decisions.server.ts';
import { notFound, permit, requireSignedIn } from '../permit.ts';
import { requireInUse } from '../require-in-use.ts';
import { readDecision } from './decide.ts';
import { requireLead } from './find-review.ts';

/**
 * Notes that nobody has to carry out a decision any more. One that was withdrawn stays so since when it was.
 *
 * @throws DubanError `not-signed-in`, `not-found`, `not-allowed`
 */
export async function withdraw(db: Knex, actor: Actor | null, decisionId: string, at: EpochMs): Promise<Decision> {
  requireSignedIn(actor);
  const found = await findDecision(db, decisionId);
  if (!found) throw notFound();
  permit(actor, { action: 'review.read', planId: found.planId });
  requireLead(actor, found.planId);
  await requireInUse(db, found.planId);
  await setWithdrawn(db, decisionId, at);
  return readDecision(db, decisionId);
}
