import type { Knex } from 'knex';
import { type EpochMs, type IsoDate, isIsoDate } from '#app/domain/dates.ts';
import { DubanError } from '#app/domain/errors.ts';
import type { PlanId } from '#app/domain/ids.ts';
import { REVIEW_LIMITS } from '#app/domain/plan-state.ts';
import { type Actor, can } from '#app/domain/policy.ts';
import { listBoards } from '#db/repositories/boards.server.ts';
import { closeCall, insertCall } from '#db/repositories/confirmations.server.ts';
import { findPlan } from '../find-plan.ts';
import type { MarksChange } from '../marks-changed.ts';
import { badInput, plainText } from '../notes/plain-text.ts';
import { requireInUse } from '../require-in-use.ts';

/**
 * Calls the agencies of a plan to confirm their boards, in the place of a call that is open.
 *
 * @throws DubanError `not-signed-in`, `not-found`, `not-allowed`; `bad-input` for a note too long, or no day
 */
export async function callForConfirmation(
  db: Knex,
  actor: Actor | null,
  planId: string,
  wish: { readonly note: string; readonly dueOn: IsoDate | null },
  at: EpochMs,
): Promise<MarksChange> {
  const found = await findCallable(db, actor, planId);
  const note = plainText(wish.note, REVIEW_LIMITS.reason);
  const { dueOn } = wish;
  if (dueOn !== null && !isIsoDate(dueOn)) throw badInput('not a day');
  await db.transaction(async (tx) => {
    await closeCall(tx, found.planId, at);
    await insertCall(tx, found.planId, { note, dueOn }, found.leader.personId, at);
  });
  return everywhere(db, found.planId);
}

/**
 * Ends the call that is open; where none is, nothing changes. What was confirmed stays on record.
 *
 * @returns what changed; null for nothing
 * @throws DubanError `not-signed-in`, `not-found`, `not-allowed`
 */
export async function endCall(db: Knex, actor: Actor | null, planId: string, at: EpochMs): Promise<MarksChange | null> {
  const found = await findCallable(db, actor, planId);
  return (await closeCall(db, found.planId, at)) ? everywhere(db, found.planId) : null;
}

async function findCallable(
  db: Knex,
  actor: Actor | null,
  planId: string,
): Promise<{ readonly planId: PlanId; readonly leader: Actor }> {
  const { plan, actor: leader } = await findPlan(db, actor, planId, 'plan.read');
  const request = { action: 'confirmation.call', planId: plan.id } as const;
  if (!can(leader, request)) throw new DubanError('not-allowed', 'Only leads call');
  await requireInUse(db, plan.id);
  return { planId: plan.id, leader };
}

async function everywhere(db: Knex, planId: PlanId): Promise<MarksChange> {
  return { planId, boardIds: (await listBoards(db, planId)).map(({ id }) => id) };
}
