import type { Knex } from 'knex';
import type { Stage } from '#app/domain/board.ts';
import type { IsoDate } from '#app/domain/dates.ts';
import type { BoardId, MeasureId, StageId } from '#app/domain/ids.ts';
import { isLate } from '#app/domain/lateness.ts';
import type { Agency, Measure } from '#app/domain/plan.ts';
import { type Actor, standingIn } from '#app/domain/policy.ts';
import type { BoardSummary, PlanBoards } from '#app/services.ts';
import { type CountedCard, listBoards as listBoardRows, readPlanCards } from '#db/repositories/boards.server.ts';
import { readMeasures } from '#db/repositories/measures.server.ts';
import { isPlanArchived, readStages } from '#db/repositories/plans.server.ts';
import { findPlan } from './find-plan.ts';

/**
 * Every board of a plan with its counts: the actor's own agencies first, then by the order of the document. Nine queries.
 *
 * @param today in the plans' time zone
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function listBoards(db: Knex, actor: Actor | null, planId: string, today: IsoDate): Promise<PlanBoards> {
  const { plan, actor: reader } = await findPlan(db, actor, planId, 'plan.read');
  const { agencyIds } = standingIn(reader, plan.id);
  const stages = await readStages(db, plan.id);
  const boards = await listBoardRows(db, plan.id);
  const { measures } = await readMeasures(db, plan.id);
  const cards = new Map<BoardId, CountedCard[]>(boards.map(({ id }) => [id, []]));
  for (const card of await readPlanCards(db, plan.id)) cards.get(card.boardId)?.push(card);

  const count = counter(stages, new Map(measures.map((measure) => [measure.id, measure])), today);
  const summaries = boards.map(({ id, agency }): BoardSummary => {
    const mine = agencyIds.includes(agency.id);
    return { id, agency, mine, ...count(agency, cards.get(id) ?? []) };
  });
  return {
    plan,
    isArchived: await isPlanArchived(db, plan.id),
    stages,
    boards: [...summaries.filter(({ mine }) => mine), ...summaries.filter(({ mine }) => !mine)],
  };
}

/** Counts an agency's cards that are not archived. */
function counter(stages: readonly Stage[], measures: ReadonlyMap<MeasureId, Measure>, today: IsoDate) {
  const categories = new Map(stages.map(({ id, category }) => [id, category]));
  return ({ id: agencyId }: Agency, cards: readonly CountedCard[]): Pick<BoardSummary, 'cardsByStage' | 'late'> => {
    const cardsByStage: Record<StageId, number> = Object.fromEntries(stages.map(({ id }) => [id, 0]));
    let late = 0;
    for (const card of cards) {
      cardsByStage[card.stageId] = (cardsByStage[card.stageId] ?? 0) + 1;
      const measure = card.measureId === null ? null : (measures.get(card.measureId) ?? null);
      if (isLate(card, measure, agencyId, categories.get(card.stageId) ?? 'todo', today)) late++;
    }
    return { cardsByStage, late };
  };
}
