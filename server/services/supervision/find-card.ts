import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import { DubanError } from '#app/domain/errors.ts';
import type { BoardId, CardId, PlanId } from '#app/domain/ids.ts';
import { type Actor, can } from '#app/domain/policy.ts';
import type { CardChange } from '#app/services.ts';
import { activityStatements } from '#db/repositories/board-rows.server.ts';
import { readCardSubject } from '#db/repositories/boards.server.ts';
import { runEach } from '#db/statements.server.ts';
import { findBoard } from '../find-board.ts';
import { notFound } from '../permit.ts';
import { requireInUse } from '../require-in-use.ts';

/** A card that a lead may flag. */
export interface SupervisableCard {
  readonly planId: PlanId;
  readonly boardId: BoardId;
  readonly cardId: CardId;
}

/** @throws DubanError `not-signed-in`; `not-found`, also for a card of another board; `not-allowed` for who is no lead; `plan-archived` */
export async function findSupervisable(
  db: Knex,
  actor: Actor | null,
  boardId: string,
  cardId: string,
): Promise<{ readonly card: SupervisableCard; readonly leader: Actor }> {
  const { board, actor: leader } = await findBoard(db, actor, boardId);
  const { id, planId } = board;
  const found = await readCardSubject(db, id, cardId);
  if (!found) throw notFound();
  if (!can(leader, { action: 'card.supervise', planId })) throw new DubanError('not-allowed', 'Only leads flag cards');
  await requireInUse(db, planId);
  return { card: { planId, boardId: id, cardId: found.id }, leader };
}

/** Puts what a lead did to a card into its activity. */
export async function noteFlag(
  db: Knex,
  { boardId, cardId }: SupervisableCard,
  { personId }: Actor,
  change: Extract<CardChange, { kind: 'supervised' | 'lifted' }>,
  at: EpochMs,
): Promise<void> {
  const { kind } = change;
  await runEach(db, activityStatements(db, [{ boardId, cardId, personId, at, kind, change: JSON.stringify(change) }]));
}
