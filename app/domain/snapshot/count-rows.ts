import type { StageId } from '../ids.ts';
import type { CardRow } from './card-rows.ts';

/** Of cards that are not archived. */
export interface RowCounts {
  readonly cards: number;
  readonly done: number;
  readonly late: number;
  readonly supervised: number;
  readonly byStage: ReadonlyMap<StageId, number>;
}

export function countRows(rows: readonly CardRow[]): RowCounts {
  const shown = rows.filter(({ archived }) => !archived);
  const byStage = new Map<StageId, number>();
  for (const { card } of shown) byStage.set(card.placement.stage, (byStage.get(card.placement.stage) ?? 0) + 1);
  return {
    cards: shown.length,
    done: shown.filter(({ stage }) => stage?.category === 'done').length,
    late: shown.filter(({ daysLate }) => daysLate > 0).length,
    supervised: shown.filter(({ card }) => card.supervision !== null).length,
    byStage,
  };
}
