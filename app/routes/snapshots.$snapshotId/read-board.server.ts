import type { AgencyId, MeasureId } from '../../domain/ids.ts';
import { knownMeasures, type PlanState } from '../../domain/plan-state.ts';
import { type Pick as PickCard, toFrozenColumns } from '../../domain/snapshot/frozen-columns.ts';
import type { Comparison } from './compare.server.ts';
import type { BoardData } from './page-data.ts';

/** What of the boards is wanted. */
interface Wish {
  /** Null for those of all. */
  readonly agencyId: AgencyId | null;
  /** Null for cards of all measures and of none. */
  readonly measureId: MeasureId | null;
  /** Only cards of which something became. */
  readonly changedOnly: boolean;
}

/** The columns of a page, with no more of the plan than their cards need. */
export function readBoardData(state: PlanState, comparison: Comparison | null, wish: Wish): BoardData {
  const { agencyId, measureId, changedOnly } = wish;
  const changed = new Set(comparison?.diff.cards.filter(({ kinds }) => kinds.length > 0).map(({ id }) => id));
  const boards = [...state.boards, ...(comparison?.before.boards ?? [])];
  const own = new Set(boards.filter((board) => agencyId === null || board.agencyId === agencyId).map(({ id }) => id));
  const pick: PickCard = (card, boardId) =>
    own.has(boardId) && (measureId === null || card.measureId === measureId) && (!changedOnly || changed.has(card.id));
  const compared = comparison && { before: comparison.before, cards: comparison.diff.cards };
  const columns = toFrozenColumns(state, compared, pick);
  const needed = new Set(columns.flatMap(({ entries }) => entries.map(({ card }) => card.measureId)));
  const before = comparison ? knownMeasures(comparison.before) : [];
  const known = new Map([...before, ...knownMeasures(state)].map((each) => [each.id, each]));
  return {
    kind: 'board',
    agencyId,
    measureId,
    columns,
    measures: [...known.values()].filter(({ id }) => needed.has(id)),
    confirmation: state.boards.find((board) => board.agencyId === agencyId)?.confirmation ?? null,
  };
}
