import type { BoardDoc } from '#app/collab/board-doc.ts';
import { toChange } from '#app/collab/card-changes.ts';
import type { Card } from '#app/domain/board.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import type { CardId, PersonId } from '#app/domain/ids.ts';
import type { Activity } from './store.ts';

/**
 * Gathers what the rows and the activity must say about a document's changes until the next commit: each card's row once,
 * however often it changed, and every change of every person.
 */
export class Projection {
  readonly #board: BoardDoc;
  readonly #cards = new Set<CardId>();
  #activity: Activity[] = [];

  constructor(board: BoardDoc) {
    this.#board = board;
  }

  /**
   * Notes what one write made of some cards, the server's own repairs of it included.
   *
   * @param before the board's cards before the write
   * @param personId who wrote; null for the server, whose writes have no activity
   */
  note(before: ReadonlyMap<CardId, Card>, changed: ReadonlySet<CardId>, personId: PersonId | null, at: EpochMs): void {
    for (const cardId of changed) {
      this.#cards.add(cardId);
      if (personId === null) continue;
      for (const change of toChange(before.get(cardId), this.#board.cards.get(cardId))) {
        this.#activity.push({ cardId, personId, at, change });
      }
    }
  }

  /** Hands over what has gathered and begins anew; the rows say what `board` says. */
  take(board: ReadonlyMap<CardId, Card>): { cards: Card[]; activity: Activity[] } {
    const cards = [...this.#cards].map((id) => board.get(id)).filter((card) => card !== undefined);
    const activity = this.#activity;
    this.#cards.clear();
    this.#activity = [];
    return { cards, activity };
  }
}
