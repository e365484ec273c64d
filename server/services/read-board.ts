import type { Knex } from 'knex';
import { formatDocumentName } from '#app/collab/protocol.ts';
import type { Card } from '#app/domain/board.ts';
import type { BoardId, PlanId } from '#app/domain/ids.ts';
import { isGone, type Measure } from '#app/domain/plan.ts';
import { type Actor, can } from '#app/domain/policy.ts';
import type { BoardView, FormerMeasure } from '#app/services.ts';
import { readCardRows } from '#db/repositories/board-rows.server.ts';
import { readBoardHeader } from '#db/repositories/boards.server.ts';
import { readMeasures } from '#db/repositories/measures.server.ts';
import { readSections } from '#db/repositories/plans.server.ts';
import { notFound, permit, requireSignedIn } from './permit.ts';
import { marksOf } from './read-marks.ts';

/**
 * A whole board as its rows stand. Fourteen queries, whatever its size, one more while a call is open, and three where cards
 * hang on measures that the agency answers for no more.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function readBoard(db: Knex, actor: Actor | null, boardId: string): Promise<BoardView> {
  requireSignedIn(actor);
  const name = formatDocumentName({ kind: 'board', id: boardId as BoardId });
  const header = await readBoardHeader(db, boardId, name);
  // One that has gone into another has a past, and no cards of its own.
  if (!header || header.merged) throw notFound();
  const { id, plan, agency, epoch, isArchived } = header;
  permit(actor, { action: 'board.read', planId: plan.id });
  const of = { planId: plan.id, agencyId: agency.id };
  const measures = await readMeasures(db, plan.id, { agencyId: agency.id });
  const cards = await readCardRows(db, id);
  return {
    id,
    plan,
    agency,
    sections: await readSections(db, plan.id),
    ...measures,
    former: await readFormer(db, plan.id, measures.measures, cards),
    cards,
    ...(await marksOf(db, { id, ...of })),
    access: !isArchived && can(actor, { action: 'board.write', ...of }) ? 'write' : 'read',
    leads: !isArchived && can(actor, { action: 'card.supervise', planId: plan.id }),
    document: { name, epoch },
  };
}

/** Measures that some cards hang on beside those that are the agency's. */
export async function readFormer(
  db: Knex,
  planId: PlanId,
  own: readonly Measure[],
  cards: readonly Card[],
): Promise<FormerMeasure[]> {
  const known = new Set(own.map(({ id }) => id));
  const ids = new Set(
    cards.flatMap(({ measureId }) => (measureId === null || known.has(measureId) ? [] : [measureId])),
  );
  if (ids.size === 0) return [];
  const { measures } = await readMeasures(db, planId, { ids: [...ids] });
  return measures.map((measure) => ({ ...measure, isGone: isGone(measure) }));
}
