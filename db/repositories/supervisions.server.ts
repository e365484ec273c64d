import type { Knex } from 'knex';
import type { EpochMs, IsoDate } from '#app/domain/dates.ts';
import type { BoardId, CardId, PersonId, PlanId } from '#app/domain/ids.ts';
import type { Supervision } from '#app/domain/plan-state.ts';

/** The flags on a plan's cards that are not lifted, by card; with `boardId`, on those of that board alone. */
export async function readSupervisions(db: Knex, planId: PlanId, boardId?: BoardId): Promise<Map<CardId, Supervision>> {
  const query = db('supervisions as s')
    .join('boards as b', 'b.id', 's.board_id')
    .join('people as p', 'p.id', 's.set_by')
    .where('b.plan_id', planId)
    .whereNull('s.lifted_at')
    .select('s.card_id', 's.reason', 's.until', 's.since', 'p.name');
  const rows = await (boardId === undefined ? query : query.where('s.board_id', boardId));
  return new Map(
    rows.map(({ card_id, reason, until, since, name }) => [card_id, { reason, until, since: Number(since), by: name }]),
  );
}

/** What a lead says by flagging a card. */
export interface SupervisionWish {
  readonly reason: string;
  /** Null for no day. */
  readonly until: IsoDate | null;
}

/** The flag on a card that is not lifted, as its row; null for none. */
export async function findSupervision(
  db: Knex,
  cardId: CardId,
): Promise<(SupervisionWish & { readonly id: number }) | null> {
  const row = await db('supervisions').where({ card_id: cardId }).whereNull('lifted_at').first('id', 'reason', 'until');
  return row ?? null;
}

/** Flags a card that has no flag. */
export async function insertSupervision(
  db: Knex,
  card: { readonly boardId: BoardId; readonly cardId: CardId },
  { reason, until }: SupervisionWish,
  by: PersonId,
  at: EpochMs,
): Promise<void> {
  const place = { board_id: card.boardId, card_id: card.cardId };
  await db('supervisions').insert({ ...place, reason, until, since: at, set_by: by });
}

/** Gives a flag another reason or day. It stands since when it stood; whoever said the last word is named. */
export async function changeSupervision(
  db: Knex,
  id: number,
  { reason, until }: SupervisionWish,
  by: PersonId,
): Promise<void> {
  await db('supervisions').where({ id }).update({ reason, until, set_by: by });
}

/** Takes a flag off. */
export async function liftSupervision(db: Knex, id: number, by: PersonId, at: EpochMs): Promise<void> {
  await db('supervisions').where({ id }).update({ lifted_at: at, lifted_by: by });
}
