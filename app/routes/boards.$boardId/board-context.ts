import { useOutletContext } from '@remix-run/react';
import type { LiveBoard } from '../../collab/live-board.ts';
import type { ToastOffers } from '../../components/board/toast.tsx';
import type { MoveTarget } from '../../domain/columns.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { CardId, NotesId } from '../../domain/ids.ts';
import type { BoardMarks, BoardView } from '../../services.ts';

export type { MoveTarget } from '../../domain/columns.ts';

/** What the board hands to the card that is open beside it. */
export interface BoardContext {
  readonly view: BoardView;
  readonly live: LiveBoard;
  /** What leads have put on the board, as far as this page knows. */
  readonly marks: BoardMarks;
  /** Asks for that anew. */
  readonly reloadMarks: () => Promise<void>;
  readonly today: IsoDate;
  /** This person may write here and the document is there; else nothing that changes it is offered. */
  readonly writable: boolean;
  /** Says a result in words, seen for a while and read to screen readers, with what can be done about it. */
  readonly notify: (message: string, offers?: ToastOffers) => void;
  /** Puts a card first, last, one up or one down in a stage, or anywhere in it; undoable, told by `notify`. */
  readonly moveTo: (cardId: CardId, to: MoveTarget) => void;
  /** Where the board is, with the filters in its address: what closing a card goes back to. */
  readonly boardHref: string;
  /** The address of some notes beside this board, filters kept. */
  readonly notesHref: (notesId: NotesId) => string;
  /** The address of a card of this board, filters kept. */
  readonly cardHref: (cardId: CardId) => string;
}

/** The board around an open card. */
export function useBoardContext(): BoardContext {
  return useOutletContext<BoardContext>();
}
