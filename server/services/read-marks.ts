import type { Knex } from 'knex';
import type { AgencyId, BoardId, PlanId, StageId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import type { PlanStage } from '#app/domain/stage-edits.ts';
import type { BoardMarks } from '#app/services.ts';
import { readConfirmation, readLastChanges, readOpenCall } from '#db/repositories/confirmations.server.ts';
import { readLoggedInstructions } from '#db/repositories/instructions.server.ts';
import { readRevision, toStage } from '#db/repositories/plans.server.ts';
import { readEveryStage, readOccupiedStages } from '#db/repositories/stages.server.ts';
import { readSupervisions } from '#db/repositories/supervisions.server.ts';
import { findBoard } from './find-board.ts';

/** Which board's marks. */
export interface MarkedBoard {
  readonly id: BoardId;
  readonly planId: PlanId;
  readonly agencyId: AgencyId;
}

/** What leads have put on a board. Seven queries, and one more while a call is open. */
export async function marksOf(db: Knex, { id, planId, agencyId }: MarkedBoard): Promise<BoardMarks> {
  const supervisions = await readSupervisions(db, planId, id);
  const call = await readOpenCall(db, planId);
  const changes = await readLastChanges(db, planId, id);
  return {
    ...(await stagesOf(db, planId)),
    supervisions: [...supervisions].map(([cardId, supervision]) => ({ cardId, ...supervision })),
    instructions: await readLoggedInstructions(db, planId, agencyId),
    call,
    confirmation: call && (await readConfirmation(db, call.id, id)),
    changedAt: changes.get(id) ?? 0,
    planRevision: (await readRevision(db, planId)) ?? 1,
  };
}

/**
 * The same for who may see it. Eight or nine queries.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function readMarks(db: Knex, actor: Actor | null, boardId: string): Promise<BoardMarks> {
  const { board } = await findBoard(db, actor, boardId);
  return marksOf(db, board);
}

/** A plan's stages as its boards show them. One that is retired is shown for as long as its cards are being moved. */
async function stagesOf(db: Knex, planId: PlanId): Promise<Pick<BoardMarks, 'stages' | 'retired'>> {
  const every = await readEveryStage(db, planId);
  const isRetired = ({ retiredInto }: PlanStage) => retiredInto !== null;
  const occupied = every.some(isRetired) ? await readOccupiedStages(db, planId) : new Set<StageId>();
  const isShown = (stage: PlanStage) => !isRetired(stage) || occupied.has(stage.id);
  return {
    stages: every.filter(isShown).map((stage) => ({ ...toStage(stage), wipLimit: stage.wipLimit })),
    retired: every.filter((stage) => !isShown(stage)).map(toStage),
  };
}
