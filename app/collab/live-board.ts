import type { Board, Placement } from '../domain/board.ts';
import type { BoardId, CardId, CommitmentId, MeasureId, PersonId } from '../domain/ids.ts';

/** What the board page has from its live document. Made by `useLiveBoard`; the page knows no Yjs. */
export interface LiveBoard {
  /**
   * The rows of the first paint until the document is there, the document from then on. Structurally shared: a card
   * that did not change is the same object, so memoised cards do not repaint.
   */
  readonly board: Board;
  /** Changes may be made: the document (or its local copy) is there and this person may write. */
  readonly ready: boolean;
  readonly status: SyncStatus;
  /** Everyone on the board, each person once, oneself first. */
  readonly peers: readonly Peer[];
  /** Grows whenever what leads put on the board has changed, by whoever it was, or may have. */
  readonly recordRevision: number;
  /** The board that this one has gone into; null while it has not. */
  readonly mergedInto: BoardId | null;
  /** Stable for the life of the page. */
  readonly actions: BoardActions;
}

/**
 * Where changes are that are not in the database: in this browser, from where they go up when the board is opened again,
 * or nowhere but on the open page (private windows, storage that is switched off or full).
 */
export type Kept = 'browser' | 'page';

/**
 * What the page says about keeping changes. `saved` means in the database, by the server's ack, and nothing else.
 */
export type SyncStatus =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** Connected, and the server takes no changes or does not answer. `unsaved` ones go up when it does again. */
  | { readonly kind: 'not-kept'; readonly unsaved: boolean; readonly kept: Kept }
  /** No connection; `unsaved` changes go up at the next one. */
  | { readonly kind: 'offline'; readonly unsaved: boolean; readonly kept: Kept }
  /** `unsaved`: changes of when this person could write are still in this browser, and cannot be saved. */
  | { readonly kind: 'read-only'; readonly unsaved: boolean }
  /** The server refuses this document, so that nothing goes up. */
  | { readonly kind: 'refused'; readonly why: Refusal; readonly unsaved: boolean; readonly kept: Kept };

/**
 * Why the server refuses a document: nobody is signed in any more, or somebody else is; there is none of it for this person, or
 * no more; they may only read it, while the page lets them write; or anything else for which the page has to be loaded anew.
 */
export type Refusal = 'signed-out' | 'not-there' | 'read-only' | 'broken';

export interface Peer {
  readonly id: PersonId;
  readonly name: string;
  /** Short text of where the person is from; null for a person without an agency. */
  readonly agency: string | null;
  readonly self: boolean;
  readonly open: CardId | null;
  readonly held: CardId | null;
}

/** A card that this page's person moved, and what came of undoing it. */
export type UndoResult =
  | { readonly kind: 'undone'; readonly cardId: CardId }
  | { readonly kind: 'nothing' }
  /** Somebody moved the card since; it stays where they put it. */
  | { readonly kind: 'moved-since'; readonly cardId: CardId };

export interface NewTask {
  readonly measureId: MeasureId | null;
  readonly commitmentId: CommitmentId | null;
  readonly title: string;
  readonly placement: Placement;
}

export type EditableField = 'title' | 'contact' | 'startsOn' | 'dueOn' | 'description';

/** Each is one local transaction: in the page at once, in this browser's store at once, then on its way to the server. */
export interface BoardActions {
  /** Remembered for {@link undoMove}. */
  move(cardId: CardId, to: Placement): void;
  undoMove(): UndoResult;
  addTask(task: NewTask): CardId;
  /** Texts are trimmed and cut at `CARD_LIMITS`; an empty date is null. */
  edit(cardId: CardId, field: EditableField, value: string | null): void;
  tick(cardId: CardId, commitmentId: CommitmentId, done: boolean): void;
  archive(cardId: CardId, archived: boolean): void;
  /** Tells the others which card this person has open or in hand; null for none. */
  show(presence: { readonly open?: CardId | null; readonly held?: CardId | null }): void;
  /** Holds back other people's changes from the page (not from the document) while a card is under the pointer or in hand. */
  freeze(): void;
  thaw(): void;
  /** Tries again though the server has refused this page. */
  retry(): void;
}
