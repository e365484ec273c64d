import type { Knex } from 'knex';
import { isIsoDate } from '#app/domain/dates.ts';
import { type AgencyId, isId, type MeasureId, type PlanId } from '#app/domain/ids.ts';
import { REVIEW_LIMITS } from '#app/domain/plan-state.ts';
import type { NewDecision } from '#app/reviews/services.ts';
import { readMeasureAgencies, readPlanBoards, readTaskAgency } from '#db/repositories/decisions.server.ts';
import { badInput, plainText } from '../notes/plain-text.ts';

/**
 * Looks at a decision from outside: whoever is to carry it out must have a board in the plan, and on it what the decision is
 * on. At most two queries.
 *
 * @throws DubanError `bad-input`
 */
export async function checkDecision(db: Knex, planId: PlanId, decision: NewDecision): Promise<NewDecision> {
  const { id, dueOn } = decision;
  if (!isId(id)) throw badInput('not an id');
  const text = plainText(decision.text, REVIEW_LIMITS.decision);
  if (text === '') throw badInput('no words');
  const person = plainText(decision.person, REVIEW_LIMITS.person).replaceAll(/\s+/gu, ' ');
  if (dueOn !== null && !isIsoDate(dueOn)) throw badInput('not a day');
  const agencyIds = [...new Set(decision.agencyIds)];
  const boards = await readPlanBoards(db, planId);
  if (agencyIds.length === 0 || !agencyIds.every((agencyId) => boards.has(agencyId))) {
    throw badInput('not agencies of the plan');
  }
  return { id, text, agencyIds, person, dueOn, ...(await checkSubject(db, planId, { ...decision, agencyIds })) };
}

/** What a decision is on: a measure that all its agencies have, or a task card of its one agency. */
async function checkSubject(
  db: Knex,
  planId: PlanId,
  { agencyIds, measureId, cardId }: Pick<NewDecision, 'agencyIds' | 'measureId' | 'cardId'>,
): Promise<Pick<NewDecision, 'measureId' | 'cardId'>> {
  if (cardId !== null) {
    const task = isId(cardId) ? await readTaskAgency(db, planId, cardId) : null;
    if (!task || agencyIds.length !== 1 || agencyIds[0] !== task.agencyId) throw badInput('not a card of the agency');
    return { measureId: task.measureId, cardId };
  }
  if (measureId === null) return { measureId, cardId };
  const agencies = isId(measureId) ? await readMeasureAgencies(db, planId, measureId) : new Set<AgencyId>();
  if (!agencyIds.every((agencyId) => agencies.has(agencyId))) throw badInput('not a measure of the agencies');
  return { measureId: measureId as MeasureId, cardId };
}
