import type { Knex } from 'knex';
import type { AgencyId, BoardId, PlanId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import { findOpenBoard } from '#db/repositories/boards.server.ts';
import { notFound, permit, requireSignedIn } from './permit.ts';

/** A board with somebody who may read it. */
export interface FoundBoard {
  readonly board: { readonly id: BoardId; readonly planId: PlanId; readonly agencyId: AgencyId };
  readonly actor: Actor;
}

/** A board that people work on, to be read. One query. @throws DubanError `not-signed-in`, `not-found` */
export async function findBoard(db: Knex, actor: Actor | null, boardId: string): Promise<FoundBoard> {
  requireSignedIn(actor);
  const board = await findOpenBoard(db, boardId);
  if (!board) throw notFound();
  permit(actor, { action: 'board.read', planId: board.planId });
  return { board, actor };
}
