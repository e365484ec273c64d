import type { Knex } from 'knex';
import type { AgencyId, BoardId, PlanId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import type { BoardMarks } from '#app/services.ts';
import { findBoard } from '#db/repositories/boards.server.ts';
import { readConfirmation, readLastChanges, readOpenCall } from '#db/repositories/confirmations.server.ts';
import { readLoggedInstructions } from '#db/repositories/instructions.server.ts';
import { readSupervisions } from '#db/repositories/supervisions.server.ts';
import { notFound, permit } from './permit.ts';

/** Which board's marks. */
export interface MarkedBoard {
  readonly id: BoardId;
  readonly planId: PlanId;
  readonly agencyId: AgencyId;
}

/** What leads have put on a board. Five queries, and one more while a call is open. */
export async function marksOf(db: Knex, { id, planId, agencyId }: MarkedBoard): Promise<BoardMarks> {
  const supervisions = await readSupervisions(db, planId, id);
  const call = await readOpenCall(db, planId);
  const changes = await readLastChanges(db, planId, id);
  return {
    supervisions: [...supervisions].map(([cardId, supervision]) => ({ cardId, ...supervision })),
    instructions: await readLoggedInstructions(db, planId, agencyId),
    call,
    confirmation: call && (await readConfirmation(db, call.id, id)),
    changedAt: changes.get(id) ?? 0,
  };
}

/**
 * The same for who may see it. Six or seven queries.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function readMarks(db: Knex, actor: Actor | null, boardId: string): Promise<BoardMarks> {
  permit(actor, { action: 'board.read' });
  const board = await findBoard(db, boardId);
  if (!board) throw notFound();
  return marksOf(db, board);
}
