import type { Knex } from 'knex';
import { formatDocumentName } from '#app/collab/protocol.ts';
import type { BoardId } from '#app/domain/ids.ts';
import { type Actor, can } from '#app/domain/policy.ts';
import type { BoardView } from '#app/services.ts';
import { readCardRows } from '#db/repositories/board-rows.server.ts';
import { readBoardHeader } from '#db/repositories/boards.server.ts';
import { readMeasures } from '#db/repositories/measures.server.ts';
import { readSections } from '#db/repositories/plans.server.ts';
import { notFound, permit } from './permit.ts';
import { marksOf } from './read-marks.ts';

/**
 * A whole board as its rows stand. Thirteen queries, whatever its size, and one more while a call is open.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function readBoard(db: Knex, actor: Actor | null, boardId: string): Promise<BoardView> {
  permit(actor, { action: 'board.read' });
  const name = formatDocumentName({ kind: 'board', id: boardId as BoardId });
  const header = await readBoardHeader(db, boardId, name);
  if (!header) throw notFound();
  const { id, plan, agency, epoch, isArchived } = header;
  return {
    id,
    plan,
    agency,
    sections: await readSections(db, plan.id),
    ...(await readMeasures(db, plan.id, { agencyId: agency.id })),
    cards: await readCardRows(db, id),
    ...(await marksOf(db, { id, planId: plan.id, agencyId: agency.id })),
    access: !isArchived && can(actor, { action: 'board.write', agencyId: agency.id }) ? 'write' : 'read',
    leads: !isArchived && can(actor, { action: 'card.supervise' }),
    document: { name, epoch },
  };
}
