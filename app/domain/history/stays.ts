import type { StageCategory } from '../board.ts';
import type { EpochMs } from '../dates.ts';
import type { BoardId } from '../ids.ts';

/** How long cards stood in a stage, in days; those that still stand there, as long as they have so far. */
export interface StageTime {
  readonly stays: number;
  /** Half of them were not longer. */
  readonly median: number;
  readonly longest: number;
}

const DAY_MS = 86_400_000;

/** Gathers how long cards stood in the stages of boards. */
export class StayTally {
  readonly #stages: readonly { readonly category: StageCategory }[];
  readonly #since: EpochMs;
  /** By board, then by stage: lengths in milliseconds. */
  readonly #lengths = new Map<BoardId, number[][]>();

  /** @param since stays that ended before this are left out */
  constructor(stages: readonly { readonly category: StageCategory }[], since: EpochMs) {
    this.#stages = stages;
    this.#since = since;
  }

  /** Notes a stay. What is done is done: how long it has been so tells nothing. */
  end(boardId: BoardId, stage: number, from: EpochMs, until: EpochMs): void {
    if (until < this.#since || until <= from || this.#stages[stage]?.category === 'done') return;
    const own = this.#lengths.get(boardId) ?? this.#stages.map(() => []);
    this.#lengths.set(boardId, own);
    own[stage]?.push(until - from);
  }

  times(): Map<BoardId, (StageTime | null)[]> {
    return new Map(Array.from(this.#lengths, ([boardId, own]) => [boardId, own.map(timeOf)]));
  }
}

function timeOf(lengths: readonly number[]): StageTime | null {
  const sorted = lengths.toSorted((a, b) => a - b);
  const [middle, longest] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted.at(-1)];
  if (middle === undefined || longest === undefined) return null;
  const upper = sorted[Math.floor(sorted.length / 2)] ?? middle;
  return { stays: sorted.length, median: (middle + upper) / 2 / DAY_MS, longest: longest / DAY_MS };
}
