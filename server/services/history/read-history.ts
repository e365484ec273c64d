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
import { notFound, permit, requireSignedIn } from '../permit.ts';
import { readFormer } from '../read-board.ts';
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
  today: EpochMs,
): Promise<BoardHistory> {
  const { id, plan, merged, ...header } = await findBoard(db, actor, boardId);
  // The past of a board that has gone into another one ends there.
  const now = Math.min(today, merged?.at ?? today);
  const agency = merged ? { ...header.agency, name: merged.agencyName, shortName: undefined } : header.agency;
  const { stages, first } = await readStagesEver(db, plan.id);
  const at = Math.min(wish.at ?? now, now);
  const walked = await walkBoard(db, {
    boardId: id,
    planId: plan.id,
    first: first ?? stages[0]?.id ?? null,
    at,
    cardId: wish.cardId as CardId | null,
    now,
    isMerged: merged !== null,
  });
  const sections = await readSections(db, plan.id);
  const measures = await readMeasures(db, plan.id, { agencyId: agency.id });
  const board = {
    ...{ id, plan, agency, sections, agencies: measures.agencies },
    measures: [...measures.measures, ...(await readFormer(db, plan.id, measures.measures, walked.window.cards))],
    merged: merged && { into: merged.into, agency: header.agency, at: merged.at },
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
  today: EpochMs,
): Promise<HistoryWindow> {
  const { id, plan, merged } = await findBoard(db, actor, boardId);
  const now = Math.min(today, merged?.at ?? today);
  const { stages, first } = await readStagesEver(db, plan.id);
  const isMerged = merged !== null;
  const options = {
    boardId: id,
    planId: plan.id,
    first: first ?? stages[0]?.id ?? null,
    at,
    cardId: null,
    now,
    isMerged,
  };
  return (await walkBoard(db, options)).window;
}

async function findBoard(db: Knex, actor: Actor | null, boardId: string): Promise<BoardHeader> {
  requireSignedIn(actor);
  const header = await readBoardHeader(db, boardId, formatDocumentName({ kind: 'board', id: boardId as BoardId }));
  if (!header) throw notFound();
  permit(actor, { action: 'board.read', planId: header.plan.id });
  return header;
}
