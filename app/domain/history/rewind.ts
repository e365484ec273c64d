import type { Card, MeasureCard } from '../board.ts';
import type { CardChange } from '../card-change.ts';
import type { EpochMs } from '../dates.ts';
import type { CardId, StageId } from '../ids.ts';
import { partsOf, undo } from './undo.ts';

/** One thing that happened to a card of a board. */
export interface BoardChange {
  readonly at: EpochMs;
  readonly cardId: CardId;
  readonly change: CardChange;
}

/**
 * A time in which nobody can say what a card was like: it was one thing when it began, another when it ended, and what came
 * between left no activity (a repair by the server, work by hand on the database).
 */
export interface Gap {
  readonly cardId: CardId;
  readonly from: EpochMs;
  /** Exclusive. */
  readonly until: EpochMs;
}

/** Takes a board's changes back one after the other, the last first. Whatever the activity says, it goes on. */
export class Rewind {
  readonly #cards: Map<CardId, Card>;
  /** When each part of a card was next written, for those that were. */
  readonly #written = new Map<string, EpochMs>();
  /** When a card next showed that it was there. */
  readonly #seen = new Map<CardId, EpochMs>();
  readonly #gaps: Gap[] = [];
  readonly #now: EpochMs;

  /**
   * @param cards as they are before anything is taken back
   * @param now the moment they are of
   */
  constructor(cards: Iterable<Card>, now: EpochMs) {
    this.#cards = new Map(Array.from(cards, (card) => [card.id, card]));
    this.#now = now;
  }

  /** As they were before the last change that was taken back. */
  get cards(): ReadonlyMap<CardId, Card> {
    return this.#cards;
  }

  /** What came to light so far, the last first. */
  get gaps(): readonly Gap[] {
    return this.#gaps;
  }

  /** @param at of the change, not later than that of the one before */
  undo({ cardId, change }: BoardChange, at: EpochMs): void {
    const card = this.#cards.get(cardId);
    this.#seen.set(cardId, at);
    // Of a card that is not there any more nobody knows what it was of.
    if (!card) return;
    const { card: before, differing } = undo(card, change);
    if (before) this.#cards.set(cardId, before);
    else this.#cards.delete(cardId);
    for (const part of partsOf(change)) {
      const key = `${cardId} ${part}`;
      if (differing.includes(part)) this.#gaps.push(this.#gapTo(this.#written.get(key), cardId, at));
      this.#written.set(key, at);
    }
  }

  /**
   * The gaps at the beginning, once every change is taken back: task cards whose coming left no activity, and measure cards that
   * are not as the import makes them.
   *
   * @param start of the board
   * @param first the stage in which the import puts cards
   */
  unexplained(start: EpochMs, first: StageId | null): Gap[] {
    return [...this.#cards.values()].flatMap((card): Gap[] => {
      if (card.kind === 'task') return [this.#gapTo(this.#seen.get(card.id), card.id, start)];
      return strangeParts(card, first).map((part) => {
        return this.#gapTo(this.#written.get(`${card.id} ${part}`), card.id, start);
      });
    });
  }

  #gapTo(until: EpochMs | undefined, cardId: CardId, from: EpochMs): Gap {
    return { cardId, from, until: until ?? this.#now };
  }
}

/** The parts of a measure card that the import left empty, and that are not. */
function strangeParts(card: MeasureCard, first: StageId | null): string[] {
  const parts: string[] = card.ticked.map((id) => `tick ${id}`);
  if (first !== null && card.placement.stage !== first) parts.push('placement');
  if (card.contact !== '') parts.push('contact');
  if (card.startsOn !== null) parts.push('startsOn');
  if (card.dueOn !== null) parts.push('dueOn');
  return parts;
}

/** The cards of which nobody can say for sure what they were like at a moment. */
export function uncertainAt(gaps: readonly Gap[], at: EpochMs): ReadonlySet<CardId> {
  return new Set(gaps.filter(({ from, until }) => from <= at && at < until).map(({ cardId }) => cardId));
}
