import type { Knex } from 'knex';
import type { EpochMs, IsoDate } from '#app/domain/dates.ts';
import { isIsoDate } from '#app/domain/dates.ts';
import { REVIEW_LIMITS } from '#app/domain/plan-state.ts';
import type { Actor } from '#app/domain/policy.ts';
import { changeSupervision, findSupervision, insertSupervision } from '#db/repositories/supervisions.server.ts';
import type { MarksChange } from '../marks-changed.ts';
import { badInput, plainText } from '../notes/plain-text.ts';
import { findSupervisable, noteFlag } from './find-card.ts';

/**
 * Flags a card, or gives another reason or day to a flag; with the activity in one transaction. Said again, nothing changes.
 *
 * @returns what changed; null for nothing
 * @throws DubanError `not-signed-in`, `not-found`, `not-allowed`; `bad-input` for no reason or one too long, or no day
 */
export async function setSupervision(
  db: Knex,
  actor: Actor | null,
  boardId: string,
  cardId: string,
  wish: { readonly reason: string; readonly until: IsoDate | null },
  at: EpochMs,
): Promise<MarksChange | null> {
  const { card, leader } = await findSupervisable(db, actor, boardId, cardId);
  const reason = plainText(wish.reason, REVIEW_LIMITS.reason);
  if (reason === '') throw badInput('no reason');
  const { until } = wish;
  if (until !== null && !isIsoDate(until)) throw badInput('not a day');
  const isNews = await db.transaction(async (tx) => {
    const standing = await findSupervision(tx, card.cardId);
    if (standing?.reason === reason && standing.until === until) return false;
    if (standing) await changeSupervision(tx, standing.id, { reason, until }, leader.personId);
    else await insertSupervision(tx, card, { reason, until }, leader.personId, at);
    await noteFlag(tx, card, leader, { kind: 'supervised', reason, until }, at);
    return true;
  });
  return isNews ? { planId: card.planId, boardIds: [card.boardId] } : null;
}
