import type { Knex } from 'knex';
import type { Card, MeasureCard } from '#app/domain/board.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import type { AgencyId, BoardId, CardId, PersonId, PlanId } from '#app/domain/ids.ts';
import { type Plan, planName } from '#app/domain/plan.ts';
import { runEach } from '../statements.server.ts';
import { cardStatements, tickStatements } from './board-rows.server.ts';

/** Two boards of one plan, the first of which is to go into the second. */
export interface BoardPair {
  readonly planId: PlanId;
  readonly planName: string;
  readonly from: BoardId;
  readonly into: BoardId;
}

/** Ids to one query: SQLite takes 999 parameters in old builds. */
const IDS_PER_QUERY = 500;

/** The plans in which two agencies both have a board. */
export async function listBoardPairs(
  db: Knex,
  { from, into }: { readonly from: AgencyId; readonly into: AgencyId },
): Promise<BoardPair[]> {
  const rows: (Omit<BoardPair, 'planName'> & Pick<Plan, 'title' | 'docNumber'>)[] = await db('boards as f')
    .join('boards as i', 'i.plan_id', 'f.plan_id')
    .join('plans as p', 'p.id', 'f.plan_id')
    .where({ 'f.agency_id': from, 'i.agency_id': into, 'f.merged_into': null, 'i.merged_into': null })
    .orderBy(['p.title', 'p.id'])
    .select('p.id as planId', 'p.title', 'p.doc_number as docNumber', 'f.id as from', 'i.id as into');
  return rows.map(({ title, docNumber, ...pair }) => ({ ...pair, planName: planName({ title, docNumber }) }));
}

/** Has cards be on another board from now on. */
export async function moveCards(db: Knex, ids: readonly CardId[], into: BoardId): Promise<void> {
  for (let i = 0; i < ids.length; i += IDS_PER_QUERY) {
    const some = ids.slice(i, i + IDS_PER_QUERY);
    await db('cards').whereIn('id', some).update({ board_id: into });
    await db('supervisions').whereIn('card_id', some).whereNull('lifted_at').update({ board_id: into });
  }
}

/** Takes away the rows of cards that have become one with others. */
export async function deleteCards(db: Knex, ids: readonly CardId[]): Promise<void> {
  for (let i = 0; i < ids.length; i += IDS_PER_QUERY) {
    await db('cards')
      .whereIn('id', ids.slice(i, i + IDS_PER_QUERY))
      .delete();
  }
}

/** Brings the rows of cards of measures to what they are now. */
export async function writeJoinedCards(
  db: Knex,
  boardId: BoardId,
  cards: readonly MeasureCard[],
  at: EpochMs,
): Promise<void> {
  await runEach(
    db,
    cardStatements(
      db,
      cards.map((card: Card) => ({ boardId, card, at })),
    ),
  );
  await runEach(db, tickStatements(db, cards));
  for (const { id, archived = false } of cards) await db('cards').where({ id }).update({ archived });
}

/** A flag that has moved, as it is now. */
export interface MovedFlag {
  readonly reason: string;
  readonly until: string | null;
}

/**
 * Moves the flag of a card to the one that it has become one with. Where both have one, they are one: for both reasons, by the
 * earlier day, since the earlier moment.
 *
 * @returns null where the card had none
 */
export async function moveFlag(
  db: Knex,
  from: CardId,
  to: { readonly boardId: BoardId; readonly cardId: CardId },
  { at, by, mostCharacters }: { readonly at: EpochMs; readonly by: PersonId; readonly mostCharacters: number },
): Promise<MovedFlag | null> {
  const flagOf = (cardId: CardId) => db('supervisions').where({ card_id: cardId }).whereNull('lifted_at').first('*');
  const [moving, own] = [await flagOf(from), await flagOf(to.cardId)];
  if (!moving) return null;
  if (!own) {
    await db('supervisions').where({ id: moving.id }).update({ board_id: to.boardId, card_id: to.cardId });
    return { reason: moving.reason, until: moving.until };
  }
  const reasons = own.reason === moving.reason ? own.reason : `${own.reason}\n${moving.reason}`;
  const reason = reasons.slice(0, mostCharacters);
  const until = [own.until, moving.until].filter((day) => day !== null).sort()[0] ?? null;
  const since = Math.min(Number(own.since), Number(moving.since));
  // It stays on record, with its reason in full.
  await db('supervisions').where({ id: moving.id }).update({ lifted_at: at, lifted_by: by });
  await db('supervisions').where({ id: own.id }).update({ reason, until, since });
  return { reason, until };
}

/** Has a board be confirmed at the call that is open only where both were: what the other brings, nobody confirmed for it. */
export async function joinConfirmations(db: Knex, { planId, from, into }: BoardPair): Promise<void> {
  const call = await db('confirmation_calls').where({ plan_id: planId }).whereNull('closed_at').first('id');
  if (!call) return;
  const of = (boardId: BoardId) => db('confirmations').where({ call_id: call.id, board_id: boardId });
  const [theirs, own] = [await of(from).first('at'), await of(into).first('at')];
  if (!theirs) await of(into).delete();
  else if (own) await of(into).update({ at: Math.min(Number(theirs.at), Number(own.at)) });
}
