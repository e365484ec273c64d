import type { Card } from './board.ts';
import type { AgencyId } from './ids.ts';
import { type Measure, type Role, rolesInMeasure } from './plan.ts';

/**
 * How an agency answers for a card: for a task broken out of a commitment by that one commitment, else by the whole measure.
 *
 * @param measure the card's; null for a card without one, for which nobody answers by the document
 */
export function rolesOfCard(card: Card, measure: Measure | null, agencyId: AgencyId): Role[] {
  if (measure === null) return [];
  if (card.kind === 'measure' || card.commitmentId === null) return rolesInMeasure(measure, agencyId);
  const { commitmentId } = card;
  const commitments = measure.commitments.filter(({ id }) => id === commitmentId);
  return rolesInMeasure({ ...measure, commitments }, agencyId);
}
