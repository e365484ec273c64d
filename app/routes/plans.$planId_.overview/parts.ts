import type { IsoDate } from '../../domain/dates.ts';
import type { AgencyId, BoardId, CardId } from '../../domain/ids.ts';
import type { Matrix } from '../../domain/matrix.ts';
import type { Agency } from '../../domain/plan.ts';
import type { PlanState } from '../../domain/plan-state.ts';

/** What every way of showing the overview shows. */
export interface OverviewParts {
  readonly state: PlanState;
  readonly today: IsoDate;
  readonly agencies: ReadonlyMap<AgencyId, Agency>;
  /** What passes the filter, in the order that is asked for. */
  readonly matrix: Matrix;
  /** Cards that have just changed. */
  readonly lit: ReadonlySet<CardId>;
}

/** Where a card is opened. */
export const cardHref = (boardId: BoardId, cardId: CardId): string => `/boards/${boardId}/cards/${cardId}`;
