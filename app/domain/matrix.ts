import type { Stage } from './board.ts';
import { isArchived } from './columns.ts';
import { dayIn, daysBetween, type IsoDate, PLAN_TIME_ZONE } from './dates.ts';
import type { AgencyId, BoardId, MeasureId } from './ids.ts';
import { isLate, type Lateness, lateness, nearestDeadline } from './lateness.ts';
import { type Measure, type Role, rolesInMeasure } from './plan.ts';
import type { BoardState, CardState, PlanState } from './plan-state.ts';

/** Measures × agencies: how each agency's card of each measure stands. */
export interface Matrix {
  /** One a measure, in the order of the document. */
  readonly rows: readonly MatrixRow[];
  /** One an agency, in the order of the boards. */
  readonly columns: readonly MatrixColumn[];
}

export interface MatrixRow {
  readonly measure: Measure;
  /** By agency; an agency that does not answer for the measure has none. */
  readonly cells: ReadonlyMap<AgencyId, MatrixCell>;
  readonly counts: MatrixCounts;
}

export interface MatrixColumn {
  readonly agencyId: AgencyId;
  readonly boardId: BoardId;
  readonly counts: MatrixCounts;
}

export interface MatrixCell {
  readonly boardId: BoardId;
  readonly card: CardState;
  /** Null for a stage that the plan has not got. */
  readonly stage: Stage | null;
  readonly roles: readonly Role[];
  /** How its nearest open deadline stands; null for none, and where it is done. */
  readonly lateness: Lateness | null;
  readonly late: boolean;
  /** Whole days since anything on the card changed. */
  readonly untouchedDays: number;
  /** Task cards of the agency under this measure, not archived, and how many of them are done. */
  readonly tasks: { readonly all: number; readonly done: number };
}

export interface MatrixCounts {
  readonly cells: number;
  readonly done: number;
  readonly late: number;
  readonly supervised: number;
}

/** @param today in the plans' time zone */
export function toMatrix(state: PlanState, today: IsoDate): Matrix {
  const stages = new Map(state.stages.map((stage) => [stage.id, stage]));
  const measures = new Map(state.measures.map((measure) => [measure.id, measure]));
  const cells = new Map<MeasureId, Map<AgencyId, MatrixCell>>(state.measures.map(({ id }) => [id, new Map()]));
  for (const board of state.boards) {
    for (const card of board.cards) {
      const measure = card.measureId === null ? undefined : measures.get(card.measureId);
      if (card.kind !== 'measure' || !measure || isArchived(card)) continue;
      cells.get(measure.id)?.set(board.agencyId, toCell({ board, card, measure, stages, today }));
    }
  }
  const all = [...cells.values()];
  return {
    rows: state.measures.map((measure) => {
      const own = cells.get(measure.id) ?? new Map<AgencyId, MatrixCell>();
      return { measure, cells: own, counts: countCells([...own.values()]) };
    }),
    columns: state.boards.map(({ id: boardId, agencyId }) => {
      return { agencyId, boardId, counts: countCells(all.flatMap((own) => own.get(agencyId) ?? [])) };
    }),
  };
}

/** What is to be made a cell of. */
interface Parts {
  readonly board: BoardState;
  readonly card: CardState;
  readonly measure: Measure;
  readonly stages: ReadonlyMap<string, Stage>;
  readonly today: IsoDate;
}

function toCell({ board, card, measure, stages, today }: Parts): MatrixCell {
  const stage = stages.get(card.placement.stage) ?? null;
  const isDone = stage?.category === 'done';
  const nearest = isDone ? null : nearestDeadline(card, measure, board.agencyId);
  const tasks = board.cards.filter((each) => each.kind === 'task' && each.measureId === measure.id && !each.archived);
  return {
    boardId: board.id,
    card,
    stage,
    roles: rolesInMeasure(measure, board.agencyId),
    lateness: nearest && lateness(nearest.on, today),
    late: isLate(card, measure, board.agencyId, stage?.category ?? 'todo', today),
    untouchedDays: Math.max(0, daysBetween(dayIn(PLAN_TIME_ZONE, card.changedAt), today)),
    tasks: {
      all: tasks.length,
      done: tasks.filter(({ placement }) => stages.get(placement.stage)?.category === 'done').length,
    },
  };
}

/** What stands in a row, a column or a whole matrix, in numbers. */
export function countCells(cells: readonly MatrixCell[]): MatrixCounts {
  return {
    cells: cells.length,
    done: cells.filter(({ stage }) => stage?.category === 'done').length,
    late: cells.filter(({ late }) => late).length,
    supervised: cells.filter(({ card }) => card.supervision !== null).length,
  };
}
