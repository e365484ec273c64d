import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { Actor } from '#app/domain/policy.ts';
import { findSupervision, liftSupervision as liftRow } from '#db/repositories/supervisions.server.ts';
import type { MarksChange } from '../marks-changed.ts';
import { findSupervisable, noteFlag } from './find-card.ts';

/**
 * Takes the flag off a card; with the activity in one transaction. Where there is none, nothing changes.
 *
 * @returns what changed; null for nothing
 * @throws DubanError `not-signed-in`, `not-found`, `not-allowed`
 */
export async function liftSupervision(
  db: Knex,
  actor: Actor | null,
  boardId: string,
  cardId: string,
  at: EpochMs,
): Promise<MarksChange | null> {
  const { card, leader } = await findSupervisable(db, actor, boardId, cardId);
  const isNews = await db.transaction(async (tx) => {
    const standing = await findSupervision(tx, card.cardId);
    if (!standing) return false;
    await liftRow(tx, standing.id, leader.personId, at);
    await noteFlag(tx, card, leader, { kind: 'lifted', reason: standing.reason }, at);
    return true;
  });
  return isNews ? { planId: card.planId, boardIds: [card.boardId] } : null;
}
