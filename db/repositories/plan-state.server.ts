import type { Knex } from 'knex';
import type { Card, Stage } from '#app/domain/board.ts';
import { compareCards } from '#app/domain/columns.ts';
import type { AgencyId, BoardId, CardId, StageId } from '#app/domain/ids.ts';
import { isOn } from '#app/domain/instructions.ts';
import type { BoardState, CardState, Instruction, PlanState, Supervision } from '#app/domain/plan-state.ts';
import { type CardRecord, readPlanCardRows } from './board-rows.server.ts';
import { listBoards } from './boards.server.ts';
import { readConfirmations, readOpenCall } from './confirmations.server.ts';
import { readOpenInstructions } from './instructions.server.ts';
import { readMeasures } from './measures.server.ts';
import { readPlan, readSections, readStages } from './plans.server.ts';
import { readSupervisions } from './supervisions.server.ts';

/**
 * A plan with all its boards as the rows stand; null where there is no such plan. Some twenty queries, whatever its size: for
 * one moment of all of them, give it a transaction.
 */
export async function readPlanState(db: Knex, planId: string): Promise<PlanState | null> {
  const plan = await readPlan(db, planId);
  if (!plan) return null;
  const stages = await readStages(db, plan.id);
  const { measures } = await readMeasures(db, plan.id);
  const { measures: gone } = await readMeasures(db, plan.id, { gone: true });
  const boards = await listBoards(db, plan.id);
  const records = await readPlanCardRows(db, plan.id);
  const supervisions = await readSupervisions(db, plan.id);
  const instructions = await readOpenInstructions(db, plan.id);
  const call = await readOpenCall(db, plan.id);
  const confirmations = call ? await readConfirmations(db, call.id) : null;
  const byBoard = new Map<BoardId, CardRecord[]>(boards.map(({ id }) => [id, []]));
  for (const record of records) byBoard.get(record.boardId)?.push(record);
  const toState = cardStates(stages, supervisions, instructions);
  return {
    plan,
    stages,
    sections: await readSections(db, plan.id),
    measures,
    ...(gone.length > 0 && { gone }),
    agencies: boards.map(({ agency }) => agency),
    boards: boards.map(({ id, agency }): BoardState => {
      return {
        id,
        agencyId: agency.id,
        cards: toState(agency.id, byBoard.get(id) ?? []),
        confirmation: confirmations?.get(id) ?? null,
      };
    }),
    call,
    instructions: instructions.filter(({ measureId, cardId }) => measureId === null && cardId === null),
  };
}

/** The ids of all of a plan that has a live document: boards, measures and task cards. Three queries. */
export async function readLiveIds(db: Knex, planId: string): Promise<Set<string>> {
  const rows: { id: string }[][] = [
    await db('boards').where({ plan_id: planId, merged_into: null }).select('id'),
    await db('measures').where({ plan_id: planId }).select('id'),
    await db('cards as c')
      .join('boards as b', 'b.id', 'c.board_id')
      .where({ 'b.plan_id': planId, 'c.kind': 'task' })
      .select('c.id as id'),
  ];
  return new Set(rows.flat().map(({ id }) => id));
}

/** Makes of an agency's cards what leads see of them, in the order in which they stand. */
function cardStates(
  stages: readonly Stage[],
  supervisions: ReadonlyMap<CardId, Supervision>,
  instructions: readonly Instruction[],
) {
  const places = new Map<StageId, number>(stages.map(({ id }, place) => [id, place]));
  const placeOf = ({ placement }: Card) => places.get(placement.stage) ?? stages.length;
  return (agencyId: AgencyId, records: readonly CardRecord[]): CardState[] => {
    const own = instructions.filter((instruction) => instruction.agencyId === agencyId);
    return records
      .map(({ card, at }): CardState => {
        return {
          ...card,
          changedAt: at,
          supervision: supervisions.get(card.id) ?? null,
          instructions: own.filter((instruction) => isOn(instruction, card)),
        };
      })
      .sort((a, b) => placeOf(a) - placeOf(b) || compareCards(a, b));
  };
}
