import { isArchived } from '#app/domain/columns.ts';
import type { IsoDate } from '#app/domain/dates.ts';
import { isLate } from '#app/domain/lateness.ts';
import type { PlanState } from '#app/domain/plan-state.ts';
import type { SnapshotCounts } from '#app/snapshots/services.ts';

/** What a list says of a snapshot. @param today in the plans' time zone */
export function countCards(state: PlanState, today: IsoDate): SnapshotCounts {
  const categories = new Map(state.stages.map(({ id, category }) => [id, category]));
  const measures = new Map(state.measures.map((measure) => [measure.id, measure]));
  const counts = { cards: 0, done: 0, late: 0, supervised: 0 };
  for (const { agencyId, cards } of state.boards) {
    for (const card of cards) {
      if (isArchived(card)) continue;
      const category = categories.get(card.placement.stage) ?? 'todo';
      const measure = card.measureId === null ? null : (measures.get(card.measureId) ?? null);
      counts.cards++;
      if (category === 'done') counts.done++;
      if (isLate(card, measure, agencyId, category, today)) counts.late++;
      if (card.supervision !== null) counts.supervised++;
    }
  }
  const confirmed = state.boards.filter(({ confirmation }) => confirmation !== null).length;
  return { boards: state.boards.length, ...counts, confirmed: state.call === null ? null : confirmed };
}
