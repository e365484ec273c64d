import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { AgencyId, PlanId } from '#app/domain/ids.ts';
import { type Actor, can } from '#app/domain/policy.ts';
import type { MarksChange } from '../marks-changed.ts';
import { say } from './say.ts';

/**
 * A lead takes an answer, or gives it back.
 *
 * @returns what changed; null for nothing
 * @throws DubanError `not-signed-in`, `not-found`, `not-allowed` for who is no lead; `bad-input` for giving it back without
 *   words, or too many; `outdated` where no answer waits
 */
export function judge(
  db: Knex,
  actor: Actor | null,
  decisionId: string,
  given: { readonly agencyId: AgencyId; readonly kind: 'accepted' | 'returned'; readonly text: string },
  at: EpochMs,
): Promise<MarksChange | null> {
  const standing = (who: Actor, planId: PlanId) => {
    return { answers: false, judges: can(who, { action: 'review.write', planId }) };
  };
  return say(db, actor, { decisionId, ...given }, standing, at);
}
