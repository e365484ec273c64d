import type { Knex } from 'knex';
import type { Card } from '#app/domain/board.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import type { AgencyId, BoardId, CardId, CommitmentId, MeasureId, NotesId, PlanId, StageId } from '#app/domain/ids.ts';
import type { DatedCard } from '#app/domain/lateness.ts';
import type { Agency, Plan } from '#app/domain/plan.ts';
import { insertRows } from '../insert-rows.server.ts';
import { runEach } from '../statements.server.ts';
import { toAgency } from './agencies.server.ts';
import { cardStatements } from './board-rows.server.ts';
import { type MergedBoard, readMerged } from './merged-boards.server.ts';

/** What a board is, without its cards. */
export interface BoardHeader {
  readonly id: BoardId;
  readonly plan: Plan;
  readonly agency: Agency;
  /** Of its live document. */
  readonly epoch: number;
  /** Its plan can only be read. */
  readonly isArchived: boolean;
  /** Where it went, and what its agency was called; null for a board that people work on. */
  readonly merged: MergedBoard | null;
}

/**
 * Reads a board; null where there is none.
 *
 * @param documentName of its live document
 */
export async function readBoardHeader(db: Knex, boardId: string, documentName: string): Promise<BoardHeader | null> {
  const row = await db('boards as b')
    .join('plans as p', 'p.id', 'b.plan_id')
    .join('agencies as a', 'a.id', 'b.agency_id')
    .join('documents as d', (on) => on.on('d.name', db.raw('?', [documentName])))
    .where('b.id', boardId)
    .first(
      'b.id',
      'b.merged_into',
      'd.epoch',
      'p.id as plan_id',
      'p.title as plan_title',
      'p.doc_number',
      'p.archived_at',
      'a.id as agency_id',
      'a.name as agency_name',
      'a.kind as agency_kind',
      'a.short_name',
    );
  if (!row) return null;
  return {
    id: row.id,
    plan: { id: row.plan_id, title: row.plan_title, docNumber: row.doc_number },
    agency: toAgency({ ...row, id: row.agency_id, name: row.agency_name, kind: row.agency_kind }),
    epoch: row.epoch,
    isArchived: row.archived_at !== null,
    merged: row.merged_into === null ? null : await readMerged(db, row.id),
  };
}

/** Whose some boards are, as far as there are such boards. */
export async function readBoardAgencies(db: Knex, boardIds: readonly string[]): Promise<Map<BoardId, Agency>> {
  const rows = await db('boards as b')
    .join('agencies as a', 'a.id', 'b.agency_id')
    .whereIn('b.id', boardIds)
    .select('b.id as board_id', 'a.id', 'a.name', 'a.kind', 'a.short_name');
  return new Map(rows.map((row) => [row.board_id, toAgency(row)]));
}

/** The boards of a plan, in the order the document first names their agencies. */
export async function listBoards(db: Knex, planId: PlanId): Promise<{ id: BoardId; agency: Agency }[]> {
  const rows = await db('boards as b')
    .join('agencies as a', 'a.id', 'b.agency_id')
    .where('b.plan_id', planId)
    .whereNull('b.merged_into')
    .orderBy('b.position')
    .select('b.id', 'a.id as agency_id', 'a.name', 'a.kind', 'a.short_name');
  return rows.map(({ id, agency_id, ...row }) => ({ id, agency: toAgency({ ...row, id: agency_id }) }));
}

/** A card as far as a count of the late ones needs it. */
export type CountedCard = DatedCard & {
  readonly boardId: BoardId;
  readonly stageId: StageId;
  readonly measureId: MeasureId | null;
};

/** The cards of every board of a plan that are not archived. Two queries. */
export async function readPlanCards(db: Knex, planId: PlanId): Promise<CountedCard[]> {
  const cards = await db('cards as c')
    .join('boards as b', 'b.id', 'c.board_id')
    .where({ 'b.plan_id': planId, 'c.archived': false })
    .select('c.id', 'c.board_id', 'c.stage_id', 'c.measure_id', 'c.kind', 'c.due_on');
  const ticks: { card_id: CardId; commitment_id: CommitmentId }[] = await db('card_ticks as t')
    .join('cards as c', 'c.id', 't.card_id')
    .join('boards as b', 'b.id', 'c.board_id')
    .where('b.plan_id', planId)
    .select('t.card_id', 't.commitment_id');
  const ticked = new Map<CardId, CommitmentId[]>();
  for (const { card_id, commitment_id } of ticks) {
    const own = ticked.get(card_id);
    if (own) own.push(commitment_id);
    else ticked.set(card_id, [commitment_id]);
  }
  return cards.map((row): CountedCard => {
    const place = { boardId: row.board_id, stageId: row.stage_id, measureId: row.measure_id };
    return row.kind === 'measure'
      ? { ...place, kind: 'measure', dueOn: row.due_on, ticked: ticked.get(row.id) ?? [] }
      : { ...place, kind: 'task', dueOn: row.due_on, archived: false };
  });
}

/** What a card of a board is about; null where that board has no such card. */
export async function readCardSubject(
  db: Knex,
  boardId: string,
  cardId: string,
): Promise<{ id: CardId; boardId: BoardId; measureId: MeasureId | null; notesId: NotesId } | null> {
  const row = await db('cards').where({ id: cardId, board_id: boardId }).first('id', 'board_id', 'kind', 'measure_id');
  if (!row) return null;
  const notesId = row.kind === 'measure' ? row.measure_id : row.id;
  return { id: row.id, boardId: row.board_id, measureId: row.measure_id, notesId };
}

/** Where boards have a measure and have not put it away, in the order of the boards; all but one of them, if one is given. */
export async function listMeasureCards(
  db: Knex,
  measureId: MeasureId,
  exceptBoardId?: BoardId,
): Promise<{ boardId: BoardId; cardId: CardId; agency: Agency; stageId: StageId }[]> {
  const query = db('cards as c')
    .join('boards as b', 'b.id', 'c.board_id')
    .join('agencies as a', 'a.id', 'b.agency_id')
    .where({ 'c.measure_id': measureId, 'c.kind': 'measure', 'c.archived': false })
    .orderBy('b.position')
    .select('c.id as card_id', 'b.id as board_id', 'c.stage_id', 'a.id', 'a.name', 'a.kind', 'a.short_name');
  const rows = await (exceptBoardId === undefined ? query : query.whereNot('b.id', exceptBoardId));
  return rows.map((row) => ({
    boardId: row.board_id,
    cardId: row.card_id,
    agency: toAgency(row),
    stageId: row.stage_id,
  }));
}

/** Makes the rows of new boards, in their order, with the cards on them. */
export async function insertBoards(
  db: Knex,
  planId: PlanId,
  boards: readonly { readonly id: BoardId; readonly agencyId: AgencyId; readonly cards: readonly Card[] }[],
  at: EpochMs,
): Promise<void> {
  await insertRows(
    db,
    'boards',
    boards.map(({ id, agencyId }, position) => ({ id, plan_id: planId, agency_id: agencyId, position })),
  );
  const records = boards.flatMap(({ id, cards }) => cards.map((card) => ({ boardId: id, card, at })));
  await runEach(db, cardStatements(db, records));
}

/** Of which plan and agency a board is that people work on; null where there is none. */
export async function findOpenBoard(
  db: Knex,
  boardId: string,
): Promise<{ readonly id: BoardId; readonly planId: PlanId; readonly agencyId: AgencyId } | null> {
  const row = await db('boards').where({ id: boardId, merged_into: null }).first('id', 'plan_id', 'agency_id');
  return row ? { id: row.id, planId: row.plan_id, agencyId: row.agency_id } : null;
}
