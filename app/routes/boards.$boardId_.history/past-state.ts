import type { Card, Stage } from '../../domain/board.ts';
import { dayIn, type EpochMs, PLAN_TIME_ZONE } from '../../domain/dates.ts';
import { boardAt, type PastBoard } from '../../domain/history/at.ts';
import { flagsAt } from '../../domain/history/flags.ts';
import type { HistoryWindow } from '../../domain/history/walk.ts';
import { type Comparable, diffSnapshots } from '../../domain/snapshot/diff.ts';
import { type FrozenColumn, toFrozenColumns } from '../../domain/snapshot/frozen-columns.ts';
import type { BoardHistory } from '../../history/services.ts';

/** A board at a moment, as it is shown: compared with what it was before the last change. */
export interface PastScene extends PastBoard {
  readonly columns: readonly FrozenColumn[];
}

/** @param window one that covers the moment */
export function pastScene(history: BoardHistory, window: HistoryWindow, at: EpochMs): PastScene {
  const past = boardAt(window, at);
  const state = stateOf(history, past.cards, at);
  const [last] = past.last;
  if (!last) return { ...past, columns: toFrozenColumns(state, null, () => true) };
  // Late is judged by one day for both: what a night made late is not what somebody did.
  const before = { ...stateOf(history, boardAt(window, last.at - 1).cards, last.at - 1), today: state.today };
  const { cards } = diffSnapshots(before, state);
  return { ...past, columns: toFrozenColumns(state, { before, cards }, () => true) };
}

function stateOf({ board, flags }: BoardHistory, cards: readonly Card[], at: EpochMs): Comparable {
  const { id, plan, agency, sections, measures } = board;
  const isEmpty = (stage: Stage) => !cards.some(({ placement }) => placement.stage === stage.id);
  const isOver = (stage: Stage) => board.retired.some((retired) => retired.id === stage.id) && isEmpty(stage);
  const stages = board.stages.filter((stage) => !isOver(stage));
  const supervisions = flagsAt(flags, at);
  return {
    plan,
    stages,
    sections,
    measures,
    agencies: [agency],
    boards: [
      {
        id,
        agencyId: agency.id,
        cards: cards.map((card) => ({
          ...card,
          changedAt: at,
          supervision: supervisions.get(card.id) ?? null,
          instructions: [],
        })),
        confirmation: null,
      },
    ],
    call: null,
    instructions: [],
    today: dayIn(PLAN_TIME_ZONE, at),
    notes: {},
  };
}
