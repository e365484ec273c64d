import type { Knex } from 'knex';
import type { BoardId, CardId } from '#app/domain/ids.ts';
import type { ActivityEntry } from '#app/services.ts';

/** What happened to a card of a board, newest first. */
export async function listActivity(
  db: Knex,
  boardId: BoardId,
  cardId: CardId,
  limit: number,
): Promise<ActivityEntry[]> {
  const rows = await db('activity as x')
    .join('people as p', 'p.id', 'x.person_id')
    // A client names its cards: another board may have one of the same id.
    .where({ 'x.card_id': cardId, 'x.board_id': boardId })
    .orderBy('x.id', 'desc')
    .limit(limit)
    .select('x.id', 'x.at', 'x.change', 'p.id as person_id', 'p.name');
  return rows.map(({ id, at, change, person_id, name }) => ({
    id: String(id),
    at: Number(at),
    person: { id: person_id, name },
    change: JSON.parse(change),
  }));
}
