import type { Knex } from 'knex';
import { formatDocumentName } from '#app/collab/protocol.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import type { HistoryWindow } from '#app/domain/history/walk.ts';
import type { BoardId, CardId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import type { BoardHistory } from '#app/history/services.ts';
import { type BoardHeader, readBoardHeader } from '#db/repositories/boards.server.ts';
import { readMeasures } from '#db/repositories/measures.server.ts';
import { readSections, readStagesEver, toStage } from '#db/repositories/plans.server.ts';
import { notFound, permit } from '../permit.ts';
import { walkBoard } from './walk-board.ts';

/** What is asked of a board's past. @property at null for now */
export interface HistoryWish {
  readonly at: EpochMs | null;
  readonly cardId: string | null;
}

/**
 * A board with its past. Some ten queries, and one to every few thousand changes.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function readHistory(
  db: Knex,
  actor: Actor | null,
  boardId: string,
  wish: HistoryWish,
  now: EpochMs,
): Promise<BoardHistory> {
  const { id, plan, agency } = await findBoard(db, actor, boardId);
  const { stages, first } = await readStagesEver(db, plan.id);
  const at = Math.min(wish.at ?? now, now);
  const walked = await walkBoard(db, {
    boardId: id,
    planId: plan.id,
    first: first ?? stages[0]?.id ?? null,
    at,
    cardId: wish.cardId as CardId | null,
    now,
  });
  const sections = await readSections(db, plan.id);
  const measures = await readMeasures(db, plan.id, { agencyId: agency.id });
  const board = {
    ...{ id, plan, agency, sections, ...measures },
    stages: stages.map(toStage),
    retired: stages.filter(({ retiredInto }) => retiredInto !== null).map(toStage),
  };
  return { ...walked, board, now, at: Math.max(at, walked.start) };
}

/** @throws DubanError `not-signed-in`, `not-found` */
export async function readWindow(
  db: Knex,
  actor: Actor | null,
  boardId: string,
  at: EpochMs,
  now: EpochMs,
): Promise<HistoryWindow> {
  const { id, plan } = await findBoard(db, actor, boardId);
  const { stages, first } = await readStagesEver(db, plan.id);
  const options = { boardId: id, planId: plan.id, first: first ?? stages[0]?.id ?? null, at, cardId: null, now };
  return (await walkBoard(db, options)).window;
}

async function findBoard(db: Knex, actor: Actor | null, boardId: string): Promise<BoardHeader> {
  permit(actor, { action: 'board.read' });
  const header = await readBoardHeader(db, boardId, formatDocumentName({ kind: 'board', id: boardId as BoardId }));
  if (!header) throw notFound();
  return header;
}
