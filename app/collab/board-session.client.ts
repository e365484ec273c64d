import type { Placement } from '../domain/board.ts';
import type { CardId, PersonId } from '../domain/ids.ts';
import type { BoardView } from '../services.ts';
import type { BoardDoc } from './board-doc.ts';
import { addTask, archiveCard, editCard, tickCommitment } from './board-doc.ts';
import type { LineOptions } from './board-line.client.ts';
import { BoardLine } from './board-line.client.ts';
import { BoardStore } from './board-store.ts';
import { letFinish } from './left-lines.client.ts';
import type { BoardActions, LiveBoard, Peer } from './live-board.ts';
import { MoveHistory } from './move-history.ts';
import { readPeers } from './peers.ts';
import { parseDocumentName } from './protocol.ts';
import { toStatus } from './sync-status.ts';
import { listenToWindow } from './window-network.client.ts';

/** Milliseconds for which the rows stay on the page while the server may still answer: a local copy may be older. */
const PATIENCE_MS = 2_000;

/** Milliseconds for which others stay on the page when the document begins anew: they are coming back like this page. */
const LINGER_MS = 2_000;

export type BoardSnapshot = Omit<LiveBoard, 'actions'>;

export interface SessionOptions extends Partial<Pick<LineOptions, 'url' | 'WebSocket' | 'drawWait'>> {
  readonly view: BoardView;
  readonly me: { readonly id: PersonId; readonly name: string };
}

/** One page's session on a board: its line to the server, presence, and what the page sees. */
export class BoardSession {
  readonly actions: BoardActions;
  readonly #options: SessionOptions;
  readonly #store: BoardStore;
  readonly #history = new MoveHistory();
  readonly #listeners = new Set<() => void>();
  readonly #teardown: (() => void)[] = [];
  readonly #line: BoardLine;
  #snapshot: BoardSnapshot;
  #ready = false;
  #recordRevision = 0;
  #isEnded = false;
  #presence: { open: CardId | null; held: CardId | null } = { open: null, held: null };
  /** Who else was here when the document began anew, and may not be back yet. */
  #lingering: readonly Peer[] = [];

  constructor(options: SessionOptions) {
    this.#options = options;
    const { view, me, url, WebSocket, drawWait } = options;
    const name = parseDocumentName(view.document.name);
    if (name?.kind !== 'board') throw new TypeError(`Not a board: ${view.document.name}`);
    this.#store = new BoardStore({ id: view.id, cards: new Map(view.cards.map((card) => [card.id, card])) });
    this.#line = new BoardLine(
      {
        personId: me.id,
        name,
        epoch: view.document.epoch,
        mayWrite: view.access === 'write',
        title: view.agency.name,
        url,
        WebSocket,
        drawWait,
      },
      {
        onChange: () => this.#lineChanged(),
        onCards: (changed, isOwn) => {
          if (this.#ready) this.#store.change(this.#line.board.cards, changed, isOwn);
          this.#emit();
        },
        onRenewed: () => this.#renewed(),
        // Later: a document that begins anew first loses everybody on it.
        onPresence: () => queueMicrotask(() => this.#emit()),
        onRecord: () => {
          this.#recordRevision++;
          this.#emit();
        },
      },
      this.#presence,
    );
    this.#snapshot = this.#compose();
    this.actions = this.#createActions();
    this.#teardown.push(
      listenToWindow({
        reconnect: () => this.#line.reconnect(),
        isOffline: () => this.#line.link === 'offline',
      }),
    );
    void this.#line.opened.then(() => {
      if (this.#isEnded || this.#line.board.cards.size === 0) return;
      this.#later(PATIENCE_MS, () => this.#takeOver());
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same object until something in it changes. */
  readonly getSnapshot = (): BoardSnapshot => this.#snapshot;

  /** The page is gone, the window is not: what is not saved goes on its way without it. */
  leave(): void {
    if (this.#isEnded) return;
    this.#end();
    letFinish(this.#line);
  }

  /** Ends at once, as it does with the window. */
  destroy(): void {
    if (this.#isEnded) return;
    this.#end();
    this.#line.destroy();
  }

  #end(): void {
    this.#isEnded = true;
    this.#listeners.clear();
    for (const undo of this.#teardown.splice(0)) undo();
  }

  #lineChanged(): void {
    const { link, board } = this.#line;
    // Without the server the copy of this browser is the best there is.
    if (link === 'synced' || (link !== 'connecting' && board.cards.size > 0)) this.#takeOver();
    this.#emit();
  }

  #takeOver(): void {
    if (this.#ready || this.#isEnded) return;
    this.#ready = true;
    this.#store.replace(this.#line.board.cards);
    this.#emit();
  }

  #renewed(): void {
    this.#lingering = this.#snapshot.peers.filter((peer) => !peer.self);
    this.#later(LINGER_MS, () => {
      this.#lingering = [];
      this.#emit();
    });
    if (this.#ready) this.#store.replace(this.#line.board.cards);
  }

  #later(ms: number, act: () => void): void {
    const timer = setTimeout(act, ms);
    this.#teardown.push(() => clearTimeout(timer));
  }

  #emit(): void {
    if (this.#isEnded) return;
    const next = this.#compose();
    const { board, ready, status, peers, recordRevision, mergedInto } = this.#snapshot;
    const isSameStatus = JSON.stringify(status) === JSON.stringify(next.status);
    const isSamePeers = JSON.stringify(peers) === JSON.stringify(next.peers);
    const isSameRest = ready === next.ready && recordRevision === next.recordRevision && mergedInto === next.mergedInto;
    if (board === next.board && isSameStatus && isSamePeers && isSameRest) return;
    this.#snapshot = {
      ...next,
      status: isSameStatus ? status : next.status,
      peers: isSamePeers ? peers : next.peers,
    };
    for (const listener of this.#listeners) listener();
  }

  #compose(): BoardSnapshot {
    const mayWrite = this.#options.view.access === 'write';
    const { link, refusal, unsaved, failing, kept, hadLink, isStranded } = this.#line;
    const status = toStatus({ link, refusal, unsaved, failing, kept, mayWrite, hadLink, isStranded });
    return {
      board: this.#store.board,
      ready: this.#ready && mayWrite && status.kind !== 'refused',
      status,
      peers: this.#peers(),
      recordRevision: this.#recordRevision,
      mergedInto: this.#line.mergedInto,
    };
  }

  #peers(): readonly Peer[] {
    const { isRenewing, awareness } = this.#line;
    const self = this.#self();
    if (isRenewing) return [self, ...this.#snapshot.peers.filter((peer) => !peer.self)];
    return readPeers(awareness.getStates(), awareness.clientID, self, this.#lingering);
  }

  #self(): Peer {
    const { view, me } = this.#options;
    return { ...me, agency: view.access === 'write' ? view.agency.name : null, self: true, ...this.#presence };
  }

  #createActions(): BoardActions {
    const withBoard = (act: (board: BoardDoc) => void) => {
      if (this.#snapshot.ready && !this.#isEnded) act(this.#line.board);
    };
    return {
      move: (cardId: CardId, to: Placement) => withBoard((board) => this.#history.move(board, cardId, to)),
      undoMove: () => {
        if (!this.#snapshot.ready || this.#isEnded) return { kind: 'nothing' };
        return this.#history.undo(this.#line.board);
      },
      addTask: (task) => {
        if (!this.#snapshot.ready || this.#isEnded) throw new Error('The board is not ready for changes.');
        return addTask(this.#line.board, task);
      },
      edit: (cardId, field, value) => withBoard((board) => editCard(board, cardId, field, value)),
      tick: (cardId, commitmentId, done) => withBoard((board) => tickCommitment(board, cardId, commitmentId, done)),
      archive: (cardId, archived) => withBoard((board) => archiveCard(board, cardId, archived)),
      show: (presence) => {
        if (this.#isEnded) return;
        this.#presence = {
          open: presence.open === undefined ? this.#presence.open : presence.open,
          held: presence.held === undefined ? this.#presence.held : presence.held,
        };
        this.#line.setPresence(this.#presence);
        this.#emit();
      },
      freeze: () => this.#store.freeze(),
      thaw: () => {
        this.#store.thaw();
        this.#emit();
      },
      retry: () => this.#line.retry(),
    };
  }
}
