import type { Knex } from 'knex';
import type { BoardFrame } from '#app/collab/board-check.ts';
import type { DocumentName } from '#app/collab/protocol.ts';
import { isArchived } from '#app/domain/columns.ts';
import type { BoardId } from '#app/domain/ids.ts';
import { inUse, type PlanStage, replacements } from '#app/domain/stage-edits.ts';
import * as boardRows from '#db/repositories/board-rows.server.ts';
import type { StoredDocument } from '#db/repositories/documents.server.ts';
import type { Statement } from '#db/statements.server.ts';
import type { BoardRows, DocumentBatch, LoadedBoard } from './store.ts';

type BoardName = Extract<DocumentName, { kind: 'board' }>;

/** A board's document with its rows; null where there is no such board. */
export async function loadBoard(db: Knex, name: BoardName, stored: StoredDocument): Promise<LoadedBoard | null> {
  const record = await boardRows.readBoardRecord(db, name.id);
  if (!record) return null;
  const agencyIds = [record.agencyId];
  const { planId, isArchived } = record;
  const frame = toFrame(record);
  return { ...stored, kind: 'board', name, planId, agencyIds, isGone: false, isArchived, frame, rows: record.cards };
}

/** What brings the rows of boards to what their documents say. */
export function boardStatements(db: Knex, batch: readonly DocumentBatch[]): Statement[] {
  const boards = boardsOf(batch);
  return [
    ...boardRows.cardStatements(db, boards.flatMap(toCardRecords)),
    ...boardRows.tickStatements(
      db,
      boards.flatMap(({ rows }) => rows.ticked),
    ),
    ...boardRows.activityStatements(db, boards.flatMap(toActivityRows)),
  ];
}

/** The cards of which a batch says something, as it leaves them. */
export function committedCards(batch: readonly DocumentBatch[]): boardRows.CardRecord[] {
  return boardsOf(batch).flatMap(toCardRecords);
}

interface BoardBatch {
  readonly boardId: BoardId;
  readonly at: number;
  readonly rows: BoardRows;
}

function boardsOf(batch: readonly DocumentBatch[]): BoardBatch[] {
  return batch.flatMap(({ name, at, rows }) =>
    rows.kind === 'board' ? [{ boardId: name.id as BoardId, at, rows }] : [],
  );
}

/** What a board must know of its plan's stages. */
export function stagesOf(stages: readonly PlanStage[]): Pick<BoardFrame, 'stages' | 'retired'> {
  return { stages: new Set(inUse(stages).map(({ id }) => id)), retired: replacements(stages) };
}

/** What a board's document must agree with. */
export function toFrame({ stages, commitments, cards }: boardRows.BoardRecord): BoardFrame {
  return {
    ...stagesOf(stages),
    commitments,
    measureCards: new Map(
      cards.flatMap((card) => {
        if (card.kind !== 'measure') return [];
        const { measureId, placement } = card;
        return [[card.id, { measureId, placement, archived: isArchived(card) }]];
      }),
    ),
  };
}

function toCardRecords({ boardId, at, rows }: BoardBatch): boardRows.CardRecord[] {
  return rows.cards.map((card) => ({ boardId, card, at }));
}

function toActivityRows({ boardId, rows }: BoardBatch): boardRows.ActivityRow[] {
  return rows.activity.map(({ change, ...rest }) => ({
    ...rest,
    boardId,
    kind: change.kind,
    change: JSON.stringify(change),
  }));
}
