import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import { DubanError } from '#app/domain/errors.ts';
import type { AgencyId, DecisionId, PlanId } from '#app/domain/ids.ts';
import { needsWords, type SaidKind, type Standing, sayable } from '#app/domain/instructions.ts';
import { REVIEW_LIMITS } from '#app/domain/plan-state.ts';
import type { Actor } from '#app/domain/policy.ts';
import { listBoards } from '#db/repositories/boards.server.ts';
import { findInstruction, insertSaid } from '#db/repositories/instructions.server.ts';
import { listReviewIds } from '#db/repositories/reviews.server.ts';
import type { MarksChange } from '../marks-changed.ts';
import { badInput, plainText } from '../notes/plain-text.ts';
import { notFound, permit, requireSignedIn } from '../permit.ts';
import { requireInUse } from '../require-in-use.ts';

/** Something to be said of an instruction. */
export interface Saying {
  readonly decisionId: string;
  readonly agencyId: AgencyId;
  readonly kind: SaidKind;
  readonly text: string;
}

/**
 * Says something of an instruction, in the one order of what is said. What the same person has just said is not said again: a
 * finger that presses twice does no harm.
 *
 * @param standing what the actor is to it, in its plan; asked only of who may see it
 * @returns what changed; null for nothing
 * @throws DubanError `not-signed-in`, `not-found`, `not-allowed`, `bad-input`; `outdated` where it is no longer for them to say
 */
export async function say(
  db: Knex,
  actor: Actor | null,
  { decisionId, agencyId, kind, text }: Saying,
  standing: (actor: Actor, planId: PlanId) => Standing,
  at: EpochMs,
): Promise<MarksChange | null> {
  requireSignedIn(actor);
  const instruction = await findInstruction(db, decisionId, agencyId);
  if (!instruction) throw notFound();
  permit(actor, { action: 'board.read', planId: instruction.planId });
  const who = standing(actor, instruction.planId);
  if (!who.answers && !who.judges) throw new DubanError('not-allowed', 'Not for this person to say');
  await requireInUse(db, instruction.planId);
  const words = plainText(text, REVIEW_LIMITS.answer);
  if (words === '' && needsWords(kind)) throw badInput('no words');
  const changed = await db.transaction(async (tx) => {
    const found = await findInstruction(tx, decisionId, agencyId);
    if (!found) throw notFound();
    const { last } = found;
    if (last?.personId === actor.personId && last.kind === kind && last.text === words) return null;
    if (!sayable(found.state, who).includes(kind)) throw new DubanError('outdated', 'It is no longer as it was');
    await insertSaid(tx, decisionId as DecisionId, agencyId, { kind, text: words, by: actor.personId, at });
    return found;
  });
  if (!changed) return null;
  const boards = await listBoards(db, changed.planId);
  return {
    planId: changed.planId,
    boardIds: boards.filter(({ agency }) => agency.id === agencyId).map(({ id }) => id),
    reviewIds: await listReviewIds(db, changed.planId),
  };
}
