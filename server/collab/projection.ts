import { toChange } from '#app/collab/card-changes.ts';
import { isSame } from '#app/collab/card-fields.ts';
import type { Card, MeasureCard } from '#app/domain/board.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import type { CardId } from '#app/domain/ids.ts';
import type { Writers } from './content.ts';
import type { Activity, BoardRows } from './store.ts';

/**
 * Gathers what the rows and the activity must say about a document's changes until the next commit: each card's row once,
 * however often it changed, and every change of every person.
 */
export class Projection {
  readonly #cards = new Set<CardId>();
  /** Cards whose ticks changed. */
  readonly #ticked = new Set<CardId>();
  #activity: Activity[] = [];

  /**
   * Notes what one transaction made of some cards, the server's own repairs of it included.
   *
   * @param writers who wrote to which card; a card that nobody wrote to was the server's, whose writes have no activity
   */
  note(
    before: ReadonlyMap<CardId, Card>,
    after: ReadonlyMap<CardId, Card>,
    changed: ReadonlySet<CardId>,
    writers: Writers,
    at: EpochMs,
  ): void {
    // What was written first is told first.
    const inOrder = new Set([...(writers.byThing.keys() as IterableIterator<CardId>), ...changed]);
    for (const cardId of inOrder) {
      if (!changed.has(cardId)) continue;
      const [was, is] = [before.get(cardId), after.get(cardId)];
      this.#cards.add(cardId);
      if (is?.kind === 'measure' && !isSame(was?.kind === 'measure' ? was.ticked : [], is.ticked)) {
        this.#ticked.add(cardId);
      }
      const personId = writers.byThing.get(cardId) ?? writers.rest;
      if (personId === null) continue;
      for (const change of toChange(was, is)) {
        this.#activity.push({ cardId, personId, at, change });
      }
    }
  }

  /** Hands over what has gathered and begins anew; the rows say what `board` says. */
  take(board: ReadonlyMap<CardId, Card>): BoardRows {
    const cards = [...this.#cards].map((id) => board.get(id)).filter((card) => card !== undefined);
    const ticked = cards.filter((card) => card.kind === 'measure' && this.#ticked.has(card.id)) as MeasureCard[];
    const activity = this.#activity;
    this.#cards.clear();
    this.#ticked.clear();
    this.#activity = [];
    return { kind: 'board', cards, ticked, activity };
  }
}
