import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import { DubanError } from '#app/domain/errors.ts';
import { type Actor, can } from '#app/domain/policy.ts';
import { confirmBoard, readOpenCall, unconfirmBoard } from '#db/repositories/confirmations.server.ts';
import { findBoard } from '../find-board.ts';
import type { MarksChange } from '../marks-changed.ts';
import { requireInUse } from '../require-in-use.ts';

/**
 * A member says that the board is as things are, to the call that is open, or takes that back. Confirmed again, it counts from
 * then.
 *
 * @throws DubanError `not-signed-in`, `not-found`, `not-allowed` for who is no member; `outdated` where no call is open
 */
export async function confirm(
  db: Knex,
  actor: Actor | null,
  boardId: string,
  confirmed: boolean,
  at: EpochMs,
): Promise<MarksChange> {
  const found = await findBoard(db, actor, boardId);
  const { id, planId, agencyId } = found.board;
  if (!can(found.actor, { action: 'board.confirm', planId, agencyId })) {
    throw new DubanError('not-allowed', 'Only members of its agency confirm a board');
  }
  await requireInUse(db, planId);
  await db.transaction(async (tx) => {
    const call = await readOpenCall(tx, planId);
    if (!call) throw new DubanError('outdated', 'Nobody asks for it any more');
    if (confirmed) await confirmBoard(tx, call.id, id, found.actor.personId, at);
    else await unconfirmBoard(tx, call.id, id);
  });
  return { planId, boardIds: [id] };
}
