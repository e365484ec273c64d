import type { Card } from '../board.ts';
import type { EpochMs, IsoDate } from '../dates.ts';
import type { CardId, PersonId, StageId } from '../ids.ts';
import { dayReader } from './days.ts';
import { type BoardChange, type Gap, Rewind } from './rewind.ts';

/** A change with who made it. `id` grows with each change of a board. */
export interface HistoryChange extends BoardChange {
  readonly id: number;
  readonly person: { readonly id: PersonId; readonly name: string };
}

/** How many changes there were on a day. */
export type DayCount = readonly [day: IsoDate, changes: number];

/**
 * A part of a board's past: enough to show the board at any moment from `from` until before `until`. What happened in one
 * moment is together in it.
 */
export interface HistoryWindow {
  readonly from: EpochMs;
  /** Exclusive; when the next change was, or a moment after the end of all. */
  readonly until: EpochMs;
  /** When the last change before those in it was; null for none. */
  readonly before: EpochMs | null;
  /** Whether there are changes after those in it. */
  readonly hasMore: boolean;
  /** As they were after the last change in it, archived ones included. */
  readonly cards: readonly Card[];
  /** The oldest first. */
  readonly changes: readonly HistoryChange[];
  /** Those that reach into it. */
  readonly gaps: readonly Gap[];
}

/** A board's past, summed up. */
export interface Walked {
  /** The oldest first; days without a change are left out. */
  readonly days: readonly DayCount[];
  readonly changes: number;
  readonly start: EpochMs;
  readonly window: HistoryWindow;
  /** Of the card that was asked for, the oldest first; the last {@link CARD_CHANGES} of them. */
  readonly ofCard: readonly HistoryChange[];
  /** Every flag that a lead set or lifted, the oldest first; the last {@link FLAG_CHANGES} of them. */
  readonly flags: readonly HistoryChange[];
}

/** Changes on either side of the moment that a window is about. Some moments hold more; those are not torn. */
export const WINDOW_CHANGES = 300;
/** Of one card, at most: some ten years of a busy one. */
export const CARD_CHANGES = 500;

/** Of a board, at most: each is written by a lead, in words. */
export const FLAG_CHANGES = 500;

export interface WalkWish {
  /** As they are now, archived ones included. */
  readonly cards: readonly Card[];
  readonly now: EpochMs;
  /** When the board was made. */
  readonly made: EpochMs;
  /** What the window is about. */
  readonly at: EpochMs;
  readonly cardId: CardId | null;
  /** The stage in which the import puts cards; null for a plan without one. */
  readonly first: StageId | null;
  /** An IANA name. */
  readonly zone: string;
}

/**
 * Walks through a board's whole past from now on back, in pieces, and remembers no more than what a page shows of it: the days,
 * and the changes about one moment. A clock that was put back is no reason to tell what happened out of order: a change counts
 * as of the moment of the one after it where it claims to be later.
 */
export class HistoryWalk {
  readonly #wish: WalkWish;
  /** The whole way back, for what does not fit together. */
  readonly #all: Rewind;
  /** Back to the end of the window. */
  readonly #end: Rewind;
  readonly #dayOf: (at: EpochMs) => IsoDate;
  readonly #days = new Map<IsoDate, number>();
  /** Changes after the moment that is asked for, the last first, and those up to it. */
  readonly #ahead: HistoryChange[] = [];
  readonly #behind: HistoryChange[] = [];
  readonly #ofCard: HistoryChange[] = [];
  readonly #flags: HistoryChange[] = [];
  #changes = 0;
  #at: EpochMs;
  /** When the change after the window was. */
  #after: EpochMs | null = null;
  /** When the change before the window was. */
  #before: EpochMs | null = null;

  constructor(wish: WalkWish) {
    this.#wish = wish;
    this.#at = wish.now;
    this.#all = new Rewind(wish.cards, wish.now);
    this.#end = new Rewind(wish.cards, wish.now);
    this.#dayOf = dayReader(wish.zone);
  }

  /** @param changes the next ones, the last first */
  take(changes: readonly HistoryChange[]): void {
    for (const each of changes) {
      this.#at = Math.min(this.#at, each.at);
      const change = each.at === this.#at ? each : { ...each, at: this.#at };
      this.#changes++;
      this.#all.undo(change, change.at);
      const day = this.#dayOf(change.at);
      this.#days.set(day, (this.#days.get(day) ?? 0) + 1);
      if (change.cardId === this.#wish.cardId && this.#ofCard.length < CARD_CHANGES) this.#ofCard.push(change);
      if (isFlag(change) && this.#flags.length < FLAG_CHANGES) this.#flags.push(change);
      if (change.at > this.#wish.at) this.#lookAhead(change);
      else this.#lookBehind(change);
    }
  }

  /** What came of it, once every change was taken. */
  finish(): Walked {
    const { now, made, first } = this.#wish;
    const start = Math.min(made, this.#at);
    const until = this.#after ?? now + 1;
    const from = this.#before === null ? start : (this.#oldest?.at ?? start);
    const gaps = [...this.#all.gaps, ...this.#all.unexplained(start, first)];
    return {
      days: [...this.#days].reverse(),
      changes: this.#changes,
      start,
      ofCard: this.#ofCard.toReversed(),
      flags: this.#flags.toReversed(),
      window: {
        from,
        until,
        before: this.#before,
        hasMore: this.#after !== null,
        cards: [...this.#end.cards.values()],
        changes: [...this.#ahead, ...this.#behind].reverse(),
        gaps: gaps.filter((gap) => gap.from < until && gap.until > from),
      },
    };
  }

  get #oldest(): HistoryChange | undefined {
    return this.#behind.at(-1) ?? this.#ahead.at(-1);
  }

  /** Keeps the ones nearest to the moment: the last fall out at the far end, a moment's all together. */
  #lookAhead(change: HistoryChange): void {
    this.#ahead.push(change);
    if (this.#ahead.length <= WINDOW_CHANGES) return;
    const last = this.#ahead[0]?.at;
    if (last === undefined || last === change.at) return;
    let count = 0;
    while (this.#ahead[count]?.at === last) count++;
    for (const dropped of this.#ahead.splice(0, count)) this.#end.undo(dropped, dropped.at);
    this.#after = last;
  }

  #lookBehind(change: HistoryChange): void {
    const oldest = this.#behind.at(-1);
    if (this.#before === null && (this.#behind.length < WINDOW_CHANGES || oldest?.at === change.at)) {
      this.#behind.push(change);
    } else {
      this.#before ??= change.at;
    }
  }
}

function isFlag({ change }: HistoryChange): boolean {
  return change.kind === 'supervised' || change.kind === 'lifted';
}
