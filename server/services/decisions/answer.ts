import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { AgencyId, PlanId } from '#app/domain/ids.ts';
import { type Actor, can } from '#app/domain/policy.ts';
import type { MarksChange } from '../marks-changed.ts';
import { say } from './say.ts';

/**
 * An agency answers what it was told to do.
 *
 * @returns what changed; null for nothing
 * @throws DubanError `not-signed-in`, `not-found`, `not-allowed` for who is no member of it; `bad-input` without words, or too
 *   many; `outdated` where it is closed
 */
export function answer(
  db: Knex,
  actor: Actor | null,
  decisionId: string,
  given: { readonly agencyId: AgencyId; readonly kind: 'answered' | 'not-yet'; readonly text: string },
  at: EpochMs,
): Promise<MarksChange | null> {
  const { agencyId } = given;
  const standing = (who: Actor, planId: PlanId) => {
    return { answers: can(who, { action: 'decision.answer', planId, agencyId }), judges: false };
  };
  return say(db, actor, { decisionId, ...given }, standing, at);
}
