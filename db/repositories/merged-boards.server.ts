import type { Knex } from 'knex';
import type { Card } from '#app/domain/board.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import type { BoardId } from '#app/domain/ids.ts';

/** Where a board went. */
export interface MergedBoard {
  readonly into: BoardId;
  /** What its agency was called. */
  readonly agencyName: string;
  readonly at: EpochMs;
}

/** Where a board went; null for one that people work on, and for none at all. */
export async function readMerged(db: Knex, boardId: string): Promise<MergedBoard | null> {
  const row = await db('boards as b')
    .join('merged_boards as m', 'm.board_id', 'b.id')
    .where('b.id', boardId)
    .first('b.merged_into', 'm.agency_name', 'm.at');
  return row ? { into: row.merged_into, agencyName: row.agency_name, at: Number(row.at) } : null;
}

/** The board that people work on in a board's stead; null for one that they work on itself, and for none at all. */
export async function findHeir(db: Knex, boardId: string): Promise<BoardId | null> {
  return (await db('boards').where({ id: boardId }).first('merged_into'))?.merged_into ?? null;
}

/** The cards of a board that has gone into another, as they stood then; none of any other board. */
export async function readMergedCards(db: Knex, boardId: BoardId): Promise<Card[]> {
  const row = await db('merged_boards').where({ board_id: boardId }).first('cards');
  return row ? JSON.parse(row.cards) : [];
}

/** The boards that have gone into some others, each with the one that people work on in its stead; that which went first first. */
export async function listMergedInto(db: Knex, boardIds: readonly BoardId[]): Promise<Map<BoardId, BoardId>> {
  const rows = await db('boards as b')
    .join('merged_boards as m', 'm.board_id', 'b.id')
    .whereIn('b.merged_into', boardIds)
    .orderBy(['m.at', 'b.id'])
    .select('b.id', 'b.merged_into');
  return new Map(rows.map(({ id, merged_into }) => [id, merged_into]));
}

/** Notes that a board has gone into another one, with whatever had gone into it before. */
export async function insertMerged(
  db: Knex,
  boardId: BoardId,
  { into, agencyName, at, cards }: MergedBoard & { readonly cards: readonly Card[] },
): Promise<void> {
  await db('boards').where({ merged_into: boardId }).update({ merged_into: into });
  await db('boards').where({ id: boardId }).update({ merged_into: into });
  await db('merged_boards').insert({ board_id: boardId, agency_name: agencyName, at, cards: JSON.stringify(cards) });
}
