import type { Card } from '../board.ts';
import type { EpochMs } from '../dates.ts';
import type { CardId } from '../ids.ts';
import { Rewind, uncertainAt } from './rewind.ts';
import type { HistoryChange, HistoryWindow } from './walk.ts';

/** A board as it was. */
export interface PastBoard {
  /** Archived ones included. */
  readonly cards: readonly Card[];
  /** Of which nobody can say for sure what they were like. */
  readonly uncertain: ReadonlySet<CardId>;
  /** The last that had happened, all of one moment; none before the first change. */
  readonly last: readonly HistoryChange[];
}

/** Whether a window tells what the board was at a moment. */
export function covers({ from, until }: HistoryWindow, at: EpochMs): boolean {
  return from <= at && at < until;
}

/** The board at a moment that the window {@link covers}; at its nearest end for another one. */
export function boardAt(window: HistoryWindow, at: EpochMs): PastBoard {
  const rewind = new Rewind(window.cards, window.until);
  const { changes } = window;
  let count = changes.length;
  for (let change = changes[count - 1]; change && change.at > at; change = changes[count - 1]) {
    rewind.undo(change, change.at);
    count--;
  }
  const moment = changes[count - 1]?.at;
  return {
    cards: [...rewind.cards.values()],
    uncertain: uncertainAt(window.gaps, at),
    last: changes.slice(0, count).filter((change) => change.at === moment),
  };
}

/** The moment of the change before a moment, the `start` where there is none. */
export function momentBefore(moments: readonly EpochMs[], at: EpochMs): EpochMs | null {
  return moments.findLast((moment) => moment < at) ?? null;
}

/** The moment of the change after a moment; null where there is none. */
export function momentAfter(moments: readonly EpochMs[], at: EpochMs): EpochMs | null {
  return moments.find((moment) => moment > at) ?? null;
}
