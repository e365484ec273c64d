import type { Stage } from '../domain/board.ts';
import type { EpochMs, IsoDate } from '../domain/dates.ts';
import type { Sitting } from '../domain/history/flow.ts';
import type { FlowRange } from '../domain/history/range.ts';
import type { StageTime } from '../domain/history/stays.ts';
import type { HistoryWindow, Walked } from '../domain/history/walk.ts';
import type { BoardId } from '../domain/ids.ts';
import type { Agency, Plan } from '../domain/plan.ts';
import type { Actor } from '../domain/policy.ts';
import type { BoardView } from '../services.ts';

/** What pages may ask of what was: of a board's activity, and of all of a plan's. The actor is as in `Services`. */
export interface HistoryServices {
  /**
   * A board and its past: summed up, and in full about one moment.
   *
   * @param wish `at` null for now; `cardId` null for no card in particular
   */
  board(
    actor: Actor | null,
    boardId: string,
    wish: { readonly at: EpochMs | null; readonly cardId: string | null },
  ): Promise<BoardHistory>;
  /** The past of a board about another moment. */
  window(actor: Actor | null, boardId: string, at: EpochMs): Promise<HistoryWindow>;
  /**
   * How a plan's cards went from stage to stage.
   *
   * @param wish `boardId` null for all of its boards
   * @throws DubanError `not-found` also for a board of another plan
   */
  flow(
    actor: Actor | null,
    planId: string,
    wish: { readonly range: FlowRange; readonly boardId: string | null },
  ): Promise<PlanFlow>;
}

export interface BoardHistory extends Walked {
  /** Its cards are in the window. */
  readonly board: Pick<BoardView, 'id' | 'plan' | 'agency' | 'retired' | 'sections' | 'measures' | 'agencies'> & {
    /** Those that are retired included, where they stood. */
    readonly stages: readonly Stage[];
    /** The board that this one has gone into, whose that is, and when: its past ends there. Null for a board that people work on. */
    readonly merged: { readonly into: BoardId; readonly agency: Agency; readonly at: EpochMs } | null;
  };
  /** What is told is told as of this moment. */
  readonly now: EpochMs;
  /** What the window is about: what was asked for, within the board's past. */
  readonly at: EpochMs;
}

export interface PlanFlow {
  readonly plan: Plan;
  readonly stages: readonly Stage[];
  /** Every board of the plan, in the order of the document. */
  readonly boards: readonly { readonly id: BoardId; readonly agency: Agency }[];
  readonly range: FlowRange;
  /** The one that all the rest is of; null for all. */
  readonly boardId: BoardId | null;
  /** The plan's first. */
  readonly made: IsoDate;
  readonly days: readonly IsoDate[];
  /** By day, then by stage. */
  readonly counts: readonly (readonly number[])[];
  /** Boards on which something was not done, in the order of the document; by stage. */
  readonly times: readonly { readonly boardId: BoardId; readonly stages: readonly (StageTime | null)[] }[];
  readonly sitting: readonly SittingCard[];
  readonly uncertain: number;
}

export interface SittingCard extends Sitting {
  /** Whole days. */
  readonly days: number;
  readonly agency: Agency;
  /** Of the measure it is of or under; null for a free task card. */
  readonly number: string | null;
  /** Null for a measure without one. */
  readonly title: string | null;
}
