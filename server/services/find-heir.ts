import type { Knex } from 'knex';
import type { BoardId, CardId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import type { BoardHeir } from '#app/services.ts';
import { readCardRows } from '#db/repositories/board-rows.server.ts';
import { findHeir as findBoardHeir, listMergedInto, readMergedCards } from '#db/repositories/merged-boards.server.ts';
import { findPlanOf } from '#db/repositories/plan-documents.server.ts';
import { notFound, permit, requireSignedIn } from './permit.ts';

/**
 * What has taken over from a board that has gone into another one, or from one of its cards, under whichever of the two it is
 * asked for; null where nothing has. Two queries, three with a card, a few where boards have gone.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function findHeir(
  db: Knex,
  actor: Actor | null,
  boardId: string,
  cardId: string | null,
): Promise<BoardHeir | null> {
  requireSignedIn(actor);
  const planId = await findPlanOf(db, 'board', boardId);
  if (planId === null) throw notFound();
  permit(actor, { action: 'board.read', planId });
  const into = await findBoardHeir(db, boardId);
  if (into !== null) {
    const heir = cardId === null ? null : await heirOf(db, [boardId as BoardId], into, cardId);
    return { boardId: into, cardId: heir };
  }
  if (cardId === null) return null;
  const merged = await listMergedInto(db, [boardId as BoardId]);
  const heir = merged.size === 0 ? null : await heirOf(db, [...merged.keys()], boardId as BoardId, cardId);
  return heir === null || heir === cardId ? null : { boardId: boardId as BoardId, cardId: heir };
}

/** The card of a board that is, or has taken over from, one of boards that have gone into it; null for none. */
async function heirOf(db: Knex, merged: readonly BoardId[], into: BoardId, cardId: string): Promise<CardId | null> {
  const cards = await readCardRows(db, into);
  const own = cards.find(({ id }) => id === cardId);
  if (own) return own.id;
  for (const boardId of merged) {
    const gone = (await readMergedCards(db, boardId)).find(({ id }) => id === cardId);
    if (gone?.kind !== 'measure') continue;
    const heir = cards.find(({ kind, measureId }) => kind === 'measure' && measureId === gone.measureId);
    if (heir) return heir.id;
  }
  return null;
}
