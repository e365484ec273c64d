import type { Card } from '../../domain/board.ts';
import type { Filterable } from '../../domain/filters.ts';
import type { LoggedInstruction } from '../../domain/instructions.ts';
import type { CardDeadline } from '../../domain/lateness.ts';
import type { Supervision } from '../../domain/plan-state.ts';

/** What a card shows on the board: its live values with what the plan says about it. The same object while neither changes. */
export interface Face extends Filterable, CardMarksShown {
  readonly card: Card;
  /** Of the measure above a task; null on a measure card and on a free task. */
  readonly measureTitle: string | null;
  /** The measure that it hangs on is in the document no more. */
  readonly isGone: boolean;
  /** This agency's commitments in the measure, and how many of them are ticked; 0 of 0 on a task. */
  readonly done: number;
  readonly total: number;
  readonly deadline: CardDeadline | null;
  /** The stage is done: nothing on the card can be late any more. */
  readonly settled: boolean;
  /** Other agencies that answer for the same measure. */
  readonly others: number;
}

/** What a card says of itself, whatever leads have put on it. */
export type BareFace = Omit<Face, keyof CardMarksShown | 'supervised'>;

/** What leads have put on a card. */
export interface CardMarksShown {
  readonly supervision: Supervision | null;
  /** What no lead has closed yet, the oldest first. */
  readonly instructions: readonly LoggedInstruction[];
}

/** A person who has a card open, or in hand. */
export interface CardPeer {
  readonly id: string;
  readonly name: string;
  readonly holds: boolean;
}
