import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Placement } from '../domain/board.ts';
import type { CardId, PersonId } from '../domain/ids.ts';
import type { BoardView } from '../services.ts';
import { addTask, archiveCard, BoardDoc, editCard, tickCommitment } from './board-doc.ts';
import { BoardStore } from './board-store.ts';
import { BoardConnection } from './connection.client.ts';
import type { BoardActions, LiveBoard, Peer, SyncStatus } from './live-board.ts';
import { MoveHistory } from './move-history.ts';
import type { LocalCopy } from './offline.client.ts';
import { openLocalCopy, takeUnsavedOfOlderEpochs } from './offline.client.ts';
import { readPeers } from './peers.ts';
import { COLLAB_PATH, parseDocumentName } from './protocol.ts';
import type { Json } from './registers.ts';
import { toStatus } from './sync-status.ts';

/** Milliseconds for which the rows stay on the page while the server may still answer: a local copy may be older. */
const PATIENCE_MS = 2_000;

export type BoardSnapshot = Omit<LiveBoard, 'actions'>;

export interface SessionOptions {
  readonly view: BoardView;
  readonly me: { readonly id: PersonId; readonly name: string };
  /** `wss://host/collab`; of the page by default. */
  readonly url?: string;
  /** For tests outside of a browser. */
  readonly WebSocket?: typeof WebSocket;
}

/** Origin of what is carried over from a document's earlier epoch. */
const CARRIED = { kind: 'carried' } as const;

/** One page's session on a board: document, line to the server, copy in this browser, presence, and what the page sees. */
export class BoardSession {
  readonly actions: BoardActions;
  readonly #options: SessionOptions;
  readonly #store: BoardStore;
  readonly #history = new MoveHistory();
  readonly #listeners = new Set<() => void>();
  readonly #teardown: (() => void)[] = [];
  #snapshot: BoardSnapshot;
  #line: Line | null = null;
  #ready = false;
  #hadLink = false;
  #presence: { open: CardId | null; held: CardId | null } = { open: null, held: null };
  /** Registers changed here and not acknowledged, for the next epoch should this one end. */
  readonly #unsaved = new Set<string>();

  constructor(options: SessionOptions) {
    this.#options = options;
    const { view } = options;
    this.#store = new BoardStore({ id: view.id, cards: new Map(view.cards.map((card) => [card.id, card])) });
    this.#snapshot = this.#compose();
    this.actions = this.#createActions();
    if (typeof window !== 'undefined') this.#listenToWindow();
    this.#open(view.document.epoch, []);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same object until something in it changes. */
  readonly getSnapshot = (): BoardSnapshot => this.#snapshot;

  destroy(): void {
    this.#listeners.clear();
    for (const undo of this.#teardown.splice(0)) undo();
    this.#line?.destroy();
    this.#line = null;
  }

  #open(epoch: number, carried: readonly (readonly [string, Json])[]): void {
    const { view, me } = this.#options;
    const name = parseDocumentName(view.document.name);
    if (!name) throw new TypeError(`Not a document: ${view.document.name}`);
    const doc = new Y.Doc();
    const board = new BoardDoc(doc);
    const awareness = new Awareness(doc);
    awareness.setLocalState(this.#presence);
    let copy: LocalCopy | null = null;
    let gone = false;
    let caughtUp = false;
    const write = (values: readonly (readonly [string, Json])[]) => {
      if (values.length === 0) return;
      doc.transact(() => {
        for (const [key, value] of values) board.registers.set(key, value);
      }, CARRIED);
    };

    const connection = new BoardConnection({
      url: this.#options.url ?? collabUrl(),
      name,
      epoch,
      doc,
      awareness,
      WebSocket: this.#options.WebSocket,
      isNews: (origin) => origin === null || origin === CARRIED,
      onChange: () => {
        if (connection.link === 'synced' && !caughtUp) {
          caughtUp = true;
          // Not before: a write that has not seen what it overwrites is as likely to lose as to win.
          write(carried);
          void takeUnsavedOfOlderEpochs(me.id, name, epoch, (values) => !gone && write(values));
        }
        if (!connection.unsaved && this.#unsaved.size > 0) {
          this.#unsaved.clear();
          copy?.note([]);
        }
        this.#linkChanged(board, connection);
      },
      onEpoch: (next) => {
        const values = [...this.#unsaved].flatMap((key): [string, Json][] => {
          const value = board.registers.get(key);
          return value === undefined ? [] : [[key, value]];
        });
        this.#line?.destroy();
        this.#unsaved.clear();
        // The page keeps what it shows until the new document is there.
        this.#ready = false;
        this.#open(next, caughtUp ? values : [...carried, ...values]);
      },
    });
    board.registers.observe((changes, { origin }) => {
      if (origin !== null && origin !== CARRIED) return;
      for (const { key } of changes) this.#unsaved.add(key);
      copy?.note([...this.#unsaved]);
    });
    board.observe((changed, { origin }) => {
      if (this.#ready) this.#store.change(board.cards, changed, origin === null);
      this.#emit();
    });
    awareness.on('change', () => this.#emit());

    this.#line = {
      board,
      awareness,
      connection,
      destroy: () => {
        gone = true;
        connection.destroy();
        copy?.close();
        awareness.destroy();
        board.destroy();
        doc.destroy();
      },
    };

    const start = async () => {
      if (typeof indexedDB !== 'undefined') {
        const opened = await openLocalCopy(doc, me.id, name, epoch).catch(() => null);
        if (gone) return opened?.close();
        copy = opened;
        for (const key of opened?.unsaved ?? []) this.#unsaved.add(key);
      }
      if (this.#unsaved.size > 0) connection.markUnsaved();
      connection.connect();
      if (board.cards.size > 0) setTimeout(() => !gone && this.#takeOver(board), PATIENCE_MS);
    };
    void start();
  }

  #linkChanged(board: BoardDoc, connection: BoardConnection): void {
    if (this.#line?.connection !== connection && this.#line !== null) return;
    const { link } = connection;
    if (link === 'synced') this.#hadLink = true;
    // Without the server the copy of this browser is the best there is.
    if (link === 'synced' || (link !== 'connecting' && board.cards.size > 0)) this.#takeOver(board);
    this.#emit();
  }

  #takeOver(board: BoardDoc): void {
    if (this.#ready && this.#line?.board !== board) return;
    this.#ready = true;
    this.#store.replace(board.cards);
    this.#emit();
  }

  #emit(): void {
    const next = this.#compose();
    const { board, ready, status, peers } = this.#snapshot;
    const isSameStatus = JSON.stringify(status) === JSON.stringify(next.status);
    const isSamePeers = JSON.stringify(peers) === JSON.stringify(next.peers);
    if (board === next.board && ready === next.ready && isSameStatus && isSamePeers) return;
    this.#snapshot = {
      ...next,
      status: isSameStatus ? status : next.status,
      peers: isSamePeers ? peers : next.peers,
    };
    for (const listener of this.#listeners) listener();
  }

  #compose(): BoardSnapshot {
    const { view } = this.#options;
    const mayWrite = view.access === 'write';
    const status: SyncStatus = this.#line
      ? toStatus(this.#line.connection.link, this.#line.connection.unsaved, mayWrite, this.#hadLink)
      : { kind: 'connecting' };
    return {
      board: this.#store.board,
      ready: this.#ready && mayWrite && status.kind !== 'refused',
      status,
      peers: this.#line
        ? readPeers(this.#line.awareness.getStates(), this.#line.awareness.clientID, this.#self())
        : [this.#self()],
    };
  }

  #self(): Peer {
    const { view, me } = this.#options;
    return { ...me, agency: view.access === 'write' ? view.agency.name : null, self: true, ...this.#presence };
  }

  #createActions(): BoardActions {
    const withBoard = (act: (board: BoardDoc) => void) => {
      if (this.#snapshot.ready && this.#line) act(this.#line.board);
    };
    return {
      move: (cardId: CardId, to: Placement) => withBoard((board) => this.#history.move(board, cardId, to)),
      undoMove: () => {
        const board = this.#snapshot.ready ? this.#line?.board : null;
        return board ? this.#history.undo(board) : { kind: 'nothing' };
      },
      addTask: (task) => {
        if (!this.#snapshot.ready || !this.#line) throw new Error('The board is not ready for changes.');
        return addTask(this.#line.board, task);
      },
      edit: (cardId, field, value) => withBoard((board) => editCard(board, cardId, field, value)),
      tick: (cardId, commitmentId, done) => withBoard((board) => tickCommitment(board, cardId, commitmentId, done)),
      archive: (cardId, archived) => withBoard((board) => archiveCard(board, cardId, archived)),
      show: (presence) => {
        this.#presence = {
          open: presence.open === undefined ? this.#presence.open : presence.open,
          held: presence.held === undefined ? this.#presence.held : presence.held,
        };
        this.#line?.awareness.setLocalState(this.#presence);
        this.#emit();
      },
      freeze: () => this.#store.freeze(),
      thaw: () => {
        this.#store.thaw();
        this.#emit();
      },
    };
  }

  #listenToWindow(): void {
    const warn = (event: BeforeUnloadEvent) => {
      if (this.#line?.connection.unsaved) event.preventDefault();
    };
    const reconnect = () => this.#line?.connection.reconnect();
    window.addEventListener('beforeunload', warn);
    window.addEventListener('offline', reconnect);
    window.addEventListener('online', reconnect);
    this.#teardown.push(() => {
      window.removeEventListener('beforeunload', warn);
      window.removeEventListener('offline', reconnect);
      window.removeEventListener('online', reconnect);
    });
  }
}

/** What a session has of one epoch of its document. */
interface Line {
  readonly board: BoardDoc;
  readonly awareness: Awareness;
  readonly connection: BoardConnection;
  destroy(): void;
}

function collabUrl(): string {
  const { protocol, host } = window.location;
  return `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}${COLLAB_PATH}`;
}
