import type { Board, Card } from '../domain/board.ts';
import type { CardId } from '../domain/ids.ts';
import { isSame } from './card-fields.ts';

/**
 * What the page sees of a board: the rows of its first paint, then the document, with other people's changes held back
 * while the page is frozen. A card that did not change keeps its object, also from the rows to the document.
 */
export class BoardStore {
  #board: Board;
  #latest: ReadonlyMap<CardId, Card> | null = null;
  #frozen = false;

  constructor(rows: Board) {
    this.#board = rows;
  }

  get board(): Board {
    return this.#board;
  }

  /** The document is there, or has changed as a whole. */
  replace(cards: ReadonlyMap<CardId, Card>): void {
    this.#latest = cards;
    if (!this.#frozen) this.#show(cards, cards.keys());
  }

  /** Some cards of the document have changed. */
  change(cards: ReadonlyMap<CardId, Card>, changed: ReadonlySet<CardId>, isOwn: boolean): void {
    this.#latest = cards;
    if (!this.#frozen) this.#show(cards, cards.keys());
    // What this person does shows at once; of the others' changes only those of the same card come with it.
    else if (isOwn) this.#show(cards, this.#board.cards.keys(), changed);
  }

  freeze(): void {
    this.#frozen = true;
  }

  thaw(): void {
    if (!this.#frozen) return;
    this.#frozen = false;
    if (this.#latest) this.#show(this.#latest, this.#latest.keys());
  }

  #show(cards: ReadonlyMap<CardId, Card>, shown: Iterable<CardId>, only?: ReadonlySet<CardId>): void {
    const before = this.#board.cards;
    const after = new Map<CardId, Card>();
    for (const id of new Set([...shown, ...(only ?? [])])) {
      const [old, now] = [before.get(id), only && !only.has(id) ? before.get(id) : cards.get(id)];
      if (now) after.set(id, old && isSame(old, now) ? old : now);
    }
    const isSameBoard = after.size === before.size && [...after].every(([id, card]) => before.get(id) === card);
    if (!isSameBoard) this.#board = { id: this.#board.id, cards: after };
  }
}
