import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import { FLOW_KINDS, type FlowChange } from '#app/domain/history/flow.ts';
import type { HistoryChange } from '#app/domain/history/walk.ts';
import type { BoardId, CardId, PersonId } from '#app/domain/ids.ts';
import type { ActivityEntry } from '#app/services.ts';

/** What happened to a card of a board, on that or on boards that have gone into it, newest first. */
export async function listActivity(
  db: Knex,
  boardIds: readonly BoardId[],
  cardId: CardId,
  limit: number,
): Promise<ActivityEntry[]> {
  const rows = await db('activity as x')
    .join('people as p', 'p.id', 'x.person_id')
    .where('x.card_id', cardId)
    // A client names its cards: another board may have one of the same id.
    .whereIn('x.board_id', boardIds)
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

/** Rows read in one go: some ten milliseconds, between which others get their turn at the one connection. */
const PIECE = 4_000;

/** The number of the last thing that happened on a board; 0 for nothing yet. */
export async function lastActivityOf(db: Knex, boardId: BoardId): Promise<number> {
  const row = await db('activity').where({ board_id: boardId }).max('id as id').first();
  return Number(row?.id ?? 0);
}

/**
 * What happened on a board, the last first, in pieces.
 *
 * @param upTo the number of the first that is given; what happens meanwhile is left out
 */
export async function* activityBack(db: Knex, boardId: BoardId, upTo: number): AsyncGenerator<HistoryChange[]> {
  const names = new Map<PersonId, HistoryChange['person']>();
  for (let last = upTo + 1; ; ) {
    const rows: ActivityLine[] = await db('activity')
      .where({ board_id: boardId })
      .where('id', '<', last)
      .orderBy('id', 'desc')
      .limit(PIECE)
      .select('id', 'card_id', 'person_id', 'at', 'change');
    await nameAll(
      db,
      names,
      rows.map(({ person_id }) => person_id),
    );
    yield rows.map(({ id, card_id, person_id, at, change }) => ({
      id: Number(id),
      at: Number(at),
      cardId: card_id,
      person: names.get(person_id) ?? { id: person_id, name: '' },
      change: JSON.parse(change),
    }));
    if (rows.length < PIECE) return;
    last = Number(rows[rows.length - 1]?.id ?? 0);
  }
}

interface ActivityLine {
  readonly id: number | string;
  readonly card_id: CardId;
  readonly person_id: PersonId;
  readonly at: EpochMs | string;
  readonly change: string;
}

/** Looks up the names that are not known yet. */
async function nameAll(db: Knex, names: Map<PersonId, HistoryChange['person']>, ids: PersonId[]): Promise<void> {
  const unknown = [...new Set(ids)].filter((id) => !names.has(id));
  if (unknown.length === 0) return;
  for (const { id, name } of await db('people').whereIn('id', unknown).select('id', 'name')) {
    names.set(id, { id, name });
  }
}

/**
 * What brought the cards of some boards into stages and out of them, in pieces: board by board, each in the order in which it
 * happened. All boards at once, SQLite would sort the whole of what is left for every piece.
 */
export async function* activityOfFlow(db: Knex, boardIds: readonly BoardId[]): AsyncGenerator<FlowChange[]> {
  const boards = await db('activity').whereIn('board_id', boardIds).distinct('board_id');
  for (const { board_id: boardId } of boards) {
    for (let last = 0, isMore = true; isMore; ) {
      const rows: Pick<ActivityLine, 'id' | 'card_id' | 'at' | 'change'>[] = await db('activity')
        .where({ board_id: boardId })
        .whereIn('kind', FLOW_KINDS)
        .where('id', '>', last)
        .orderBy('id')
        .limit(PIECE)
        .select('id', 'card_id', 'at', 'change');
      yield rows.map(({ card_id, at, change }) => {
        return { boardId, cardId: card_id, at: Number(at), change: JSON.parse(change) };
      });
      last = Number(rows.at(-1)?.id ?? 0);
      isMore = rows.length === PIECE;
    }
  }
}
