import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import { isId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import type { Decision, NewDecision } from '#app/reviews/services.ts';
import { findDecision, insertDecision, readDecisions } from '#db/repositories/decisions.server.ts';
import { badInput } from '../notes/plain-text.ts';
import { notFound } from '../permit.ts';
import { checkDecision } from './check-decision.ts';
import { type FoundReview, findLedReview } from './find-review.ts';

/**
 * Keeps what was decided in a meeting, under the next number of the plan. Said again with the same id, it is not kept twice.
 *
 * @throws DubanError `not-signed-in`, `not-found`, `not-allowed`; `bad-input`, also for an id that another decision has
 */
export async function decide(
  db: Knex,
  actor: Actor | null,
  reviewId: string,
  decision: NewDecision,
  at: EpochMs,
): Promise<Decision> {
  const found = await findLedReview(db, actor, reviewId);
  if (!isId(decision.id)) throw badInput('not an id');
  const { planId, id } = found.review;
  const checked = await checkDecision(db, planId, decision);
  if (!(await isSaid(db, found, checked.id))) {
    try {
      await insertDecision(db, { ...checked, planId, reviewId: id, at, by: found.actor.personId });
    } catch (error) {
      // The same came twice at once, and the other one was kept.
      if (!(await isSaid(db, found, checked.id))) throw error;
    }
  }
  return readDecision(db, checked.id);
}

/** One decision. Three queries. @throws DubanError `not-found` */
export async function readDecision(db: Knex, id: string): Promise<Decision> {
  const [decision] = await readDecisions(db, { id });
  if (!decision) throw notFound();
  return decision;
}

/** @throws DubanError `bad-input` where the id is another decision's */
async function isSaid(db: Knex, { review, actor }: FoundReview, id: string): Promise<boolean> {
  const said = await findDecision(db, id);
  if (!said) return false;
  if (said.reviewId !== review.id || said.decidedBy !== actor.personId) throw badInput('an id that is taken');
  return true;
}
