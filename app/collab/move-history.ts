import type { Placement } from '../domain/board.ts';
import type { CardId } from '../domain/ids.ts';
import type { BoardDoc } from './board-doc.ts';
import { moveCard } from './board-doc.ts';
import { isSame } from './card-fields.ts';
import type { UndoResult } from './live-board.ts';

/** Moves that can be undone one after the other: more than anybody remembers. */
const DEPTH = 50;

/** This page's own moves, to be undone the last first. */
export class MoveHistory {
  readonly #moves: { readonly cardId: CardId; readonly from: Placement; readonly to: Placement }[] = [];

  /** Moves a card and remembers it; nothing for a card that stands there already or is not on the board. */
  move(board: BoardDoc, cardId: CardId, to: Placement): void {
    const from = board.cards.get(cardId)?.placement;
    if (!from || isSame(from, to)) return;
    moveCard(board, cardId, to);
    this.#moves.push({ cardId, from, to });
    if (this.#moves.length > DEPTH) this.#moves.shift();
  }

  /** Puts the card of the last move back, unless it does not stand where that move put it. */
  undo(board: BoardDoc): UndoResult {
    const last = this.#moves.pop();
    if (!last) return { kind: 'nothing' };
    const { cardId, from, to } = last;
    if (!isSame(board.cards.get(cardId)?.placement, to)) return { kind: 'moved-since', cardId };
    moveCard(board, cardId, from);
    return { kind: 'undone', cardId };
  }
}
