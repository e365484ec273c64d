import type { Knex } from 'knex';
import type { Card, MeasureCard, Placement } from '#app/domain/board.ts';
import { isArchived } from '#app/domain/columns.ts';
import type { EpochMs, IsoDate } from '#app/domain/dates.ts';
import type { AgencyId, BoardId, CardId, CommitmentId, MeasureId, PersonId, PlanId, StageId } from '#app/domain/ids.ts';
import type { Rank } from '#app/domain/rank.ts';
import type { PlanStage } from '#app/domain/stage-edits.ts';
import { insertStatements, type Row } from '../insert-rows.server.ts';
import type { Statement } from '../statements.server.ts';
import { readEveryStage } from './stages.server.ts';

/** What the record says of a board that its live document must agree with. */
export interface BoardRecord {
  readonly planId: PlanId;
  readonly agencyId: AgencyId;
  /** Its plan is. */
  readonly isArchived: boolean;
  /** Of the plan, those that it had included. */
  readonly stages: readonly PlanStage[];
  /** The commitments the agency answers for, or did by an earlier text, with their measures. */
  readonly commitments: ReadonlyMap<CommitmentId, MeasureId>;
  /** As the rows stand, archived ones included. */
  readonly cards: readonly Card[];
}

/** One thing that happened to a card, to be kept. `change` is JSON of its `CardChange`. */
export interface ActivityRow {
  readonly boardId: BoardId;
  readonly cardId: CardId;
  readonly personId: PersonId;
  readonly at: EpochMs;
  readonly kind: string;
  readonly change: string;
}

/** Reads a board's record; null where there is no such board, or it has gone into another one. */
export async function readBoardRecord(db: Knex, boardId: BoardId): Promise<BoardRecord | null> {
  const board = await db('boards as b')
    .join('plans as p', 'p.id', 'b.plan_id')
    .where({ 'b.id': boardId, 'b.merged_into': null })
    .first('b.plan_id', 'b.agency_id', 'p.archived_at');
  if (!board) return null;
  const answered = (table: string) =>
    db('commitments as c')
      .join(`${table} as r`, 'r.commitment_id', 'c.id')
      .join('measures as m', 'm.id', 'c.measure_id')
      .where({ 'm.plan_id': board.plan_id, 'r.agency_id': board.agency_id })
      .distinct('c.id as id', 'c.measure_id as measureId');
  const commitments = [...(await answered('responsibilities')), ...(await answered('past_responsibilities'))];
  return {
    planId: board.plan_id,
    agencyId: board.agency_id,
    isArchived: board.archived_at !== null,
    stages: await readEveryStage(db, board.plan_id),
    commitments: new Map(commitments.map((c) => [c.id, c.measureId])),
    cards: await readCardRows(db, boardId),
  };
}

/** The cards of a board as its rows stand. */
export async function readCardRows(db: Knex, boardId: BoardId): Promise<Card[]> {
  return (await readRecords(db, { 'b.id': boardId })).map(({ card }) => card);
}

/** The cards of every board of a plan as their rows stand, archived ones included. */
export function readPlanCardRows(db: Knex, planId: PlanId): Promise<CardRecord[]> {
  return readRecords(db, { 'b.plan_id': planId });
}

/** @param where on boards, as `b` */
async function readRecords(db: Knex, where: Record<string, string>): Promise<CardRecord[]> {
  const rows: CardRow[] = await db('cards as c').join('boards as b', 'b.id', 'c.board_id').where(where).select('c.*');
  const ticks: { card_id: CardId; commitment_id: CommitmentId }[] = await db('card_ticks as t')
    .join('cards as c', 'c.id', 't.card_id')
    .join('boards as b', 'b.id', 'c.board_id')
    .where(where)
    .orderBy('t.commitment_id')
    .select('t.card_id', 't.commitment_id');
  const ticked = new Map<CardId, CommitmentId[]>(rows.map(({ id }) => [id, []]));
  for (const tick of ticks) ticked.get(tick.card_id)?.push(tick.commitment_id);
  return rows.map((row) => ({
    boardId: row.board_id,
    card: toCard(row, ticked.get(row.id) ?? []),
    at: Number(row.changed_at),
  }));
}

/** A card with the board it is on and when it changed. */
export interface CardRecord {
  readonly boardId: BoardId;
  readonly card: Card;
  readonly at: EpochMs;
}

/** What boards say of the cards of measures. */
const SAID_OF_MEASURES = ['stage_id', 'rank', 'contact', 'starts_on', 'due_on', 'changed_at'];
const SAID_OF_TASKS = [...SAID_OF_MEASURES, 'title', 'description', 'archived'];

/**
 * What brings the rows of some cards, each of them once, to what they are now; their ticks are for {@link tickStatements}. A
 * card id that another board has is left to that board. Which measure cards are archived, the rows say to the boards: what a
 * board says of one that is there already may be older.
 */
export function cardStatements(db: Knex, cards: readonly CardRecord[]): Statement[] {
  const rows = (kind: Card['kind']) => cards.filter(({ card }) => card.kind === kind).map(toRow);
  const conflict = { columns: ['id'], where: 'board_id' };
  return [
    ...insertStatements(db, 'cards', rows('measure'), { ...conflict, merge: SAID_OF_MEASURES }),
    ...insertStatements(db, 'cards', rows('task'), { ...conflict, merge: SAID_OF_TASKS }),
  ];
}

/** What brings the ticks of some cards to what they are now. */
export function tickStatements(db: Knex, cards: readonly MeasureCard[]): Statement[] {
  const ticks = cards.flatMap(({ id, ticked }) => ticked.map((c) => ({ card_id: id, commitment_id: c })));
  const cleared = cards.map(({ id }) => ({ sql: 'DELETE FROM card_ticks WHERE card_id = ?', values: [id] }));
  return [...cleared, ...insertStatements(db, 'card_ticks', ticks)];
}

/** What appends to the activity of cards, in the order given. */
export function activityStatements(db: Knex, activity: readonly ActivityRow[]): Statement[] {
  const rows = activity.map(({ boardId, cardId, personId, at, kind, change }) => ({
    board_id: boardId,
    card_id: cardId,
    person_id: personId,
    at,
    kind,
    change,
  }));
  return insertStatements(db, 'activity', rows);
}

interface CardRow {
  readonly id: CardId;
  readonly board_id: BoardId;
  readonly changed_at: EpochMs | string;
  readonly kind: 'measure' | 'task';
  readonly measure_id: MeasureId | null;
  readonly commitment_id: CommitmentId | null;
  readonly stage_id: StageId;
  readonly rank: Rank;
  readonly title: string;
  readonly contact: string;
  readonly starts_on: IsoDate | null;
  readonly due_on: IsoDate | null;
  readonly description: string;
  /** SQLite has no booleans. */
  readonly archived: boolean | 0 | 1;
}

function toCard(row: CardRow, ticked: CommitmentId[]): Card {
  const placement: Placement = { stage: row.stage_id, rank: row.rank };
  const base = { id: row.id, placement, contact: row.contact, startsOn: row.starts_on, dueOn: row.due_on };
  if (row.kind === 'measure') {
    const away = row.archived ? ({ archived: true } as const) : {};
    return { ...base, kind: 'measure', measureId: row.measure_id as MeasureId, ticked: ticked.sort(), ...away };
  }
  const { measure_id: measureId, commitment_id: commitmentId, title, description } = row;
  return { ...base, kind: 'task', measureId, commitmentId, title, description, archived: Boolean(row.archived) };
}

function toRow({ boardId, card, at }: CardRecord): Row {
  const isTask = card.kind === 'task';
  return {
    id: card.id,
    board_id: boardId,
    kind: card.kind,
    measure_id: card.measureId,
    commitment_id: isTask ? card.commitmentId : null,
    stage_id: card.placement.stage,
    rank: card.placement.rank,
    title: isTask ? card.title : '',
    contact: card.contact,
    starts_on: card.startsOn,
    due_on: card.dueOn,
    description: isTask ? card.description : '',
    archived: isArchived(card),
    changed_at: at,
  };
}
