import { isArchived } from '../columns.ts';
import type { Measure } from '../plan.ts';
import { isGone } from '../plan.ts';
import { type BoardState, knownMeasures, type PlanState } from '../plan-state.ts';

/**
 * The measures of a state that can be looked at one by one: those of the document, and of those that it dropped the ones under
 * which something stands.
 *
 * @param before boards that it is compared with
 */
export function measuresToShow(state: PlanState, before: readonly BoardState[] = []): Measure[] {
  const cards = [...state.boards, ...before].flatMap((board) => board.cards);
  const used = new Set(cards.flatMap((card) => (isArchived(card) || card.measureId === null ? [] : [card.measureId])));
  return knownMeasures(state).filter((measure) => !isGone(measure) || used.has(measure.id));
}
