import * as Y from 'yjs';
import { BOARD_ROOT, keyOf } from '#app/collab/board-doc.ts';
import { Registers } from '#app/collab/registers.ts';
import { type BenchBoard, cardIdOf, documentOf, personIdOf, STAGES, seedOf, tokenOf } from '../boards.ts';
import { type Copy, Line, type Target } from './line.ts';
import { rankOf } from './marks.ts';
import { Moves } from './moves.ts';
import type { Seat } from './wire.ts';

/** Milliseconds in which a connection that was admitted must have its document. */
const SYNC_MS = 60_000;

/** What a client tells of a run. */
export interface Recorder {
  /** The server said that this client's changes up to `seq` are kept. */
  acked(client: LoadClient, seq: number): void;
  /** Something came from the server that is no acknowledgement. */
  heard(client: LoadClient, frame: Buffer): void;
  /** The server closed the connection. */
  lost(client: LoadClient, code: number): void;
}

/** One person's page on a board: a document of its own, which it changes, and a socket. */
export class LoadClient {
  readonly board: BenchBoard;
  /** Which of the run's clients it is; its changes carry it. */
  readonly sender: number;
  /** Milliseconds of `performance.now` at which each change was made, the first one at 0. */
  readonly sentAt: number[] = [];
  /** The last change that the server acknowledged. */
  acked = 0;
  recorder: Recorder | null = null;
  readonly #seat: Seat;
  readonly #key: string;
  readonly #doc = new Y.Doc();
  readonly #registers = new Registers(this.#doc, BOARD_ROOT);
  readonly #copy: Copy = {
    stateVector: () => Y.encodeStateVector(this.#doc),
    diff: (stateVector) => Y.encodeStateAsUpdate(this.#doc, stateVector),
  };
  #line: Line | null = null;
  /** Makes its changes: the bytes that its document would make, at a tenth of the cost to this process, which has 500. */
  #moves: Moves | null = null;
  /** Resolves the opening, once the document is here; null when it is. */
  #synced: (() => void) | null = null;

  /** @param n which of the board's people it is, and which card they move */
  constructor(board: BenchBoard, n: number, sender: number) {
    this.board = board;
    this.sender = sender;
    this.#seat = { document: documentOf(board), token: tokenOf(personIdOf(board, n)) };
    this.#key = keyOf(cardIdOf(board, n % board.cards), 'placement');
  }

  /**
   * Connects and brings the document up to date.
   *
   * @throws where the server refuses, closes the connection before the document is here, or takes too long
   */
  async open(target: Target): Promise<void> {
    let answered = false;
    let fail = (_error: Error) => {};
    const synced = new Promise<void>((resolve, reject) => {
      fail = reject;
      this.#synced = () => {
        // y-websocket answers before it has read the document from its store, and sends it as a change after that.
        if (!answered || this.#registers.get(this.#key) === undefined) return;
        this.#synced = null;
        resolve();
      };
    });
    const listener = {
      frame: (frame: Buffer, line: Line) => {
        if (this.#synced === null) this.#hear(frame, line);
        else if (this.#sync(frame, line) === 'step2') answered = true;
        this.#synced?.();
      },
      lost: (code: number) => {
        this.#line = null;
        fail(new Error(`closed with ${code} before it was synced`));
        this.recorder?.lost(this, code);
      },
    };
    const late = setTimeout(() => fail(new Error(`not synced in ${SYNC_MS} ms`)), SYNC_MS);
    const opened = Line.open(target, this.#seat, listener).then((line) => {
      this.#line = line;
    });
    await Promise.all([opened, synced]).finally(() => clearTimeout(late));
  }

  /** Gives the document its first state, for servers that have no boards of their own. */
  seed(): void {
    const seed = seedOf(this.board);
    Y.applyUpdate(this.#doc, seed);
    this.#send(seed);
  }

  /** Moves the card of this client to the next stage. */
  change(at: number): void {
    this.sentAt.push(at);
    const seq = this.sentAt.length;
    const stage = STAGES[seq % STAGES.length] ?? '';
    this.#moves ??= new Moves([Y.encodeStateAsUpdate(this.#doc)]);
    this.#send(this.#moves.set(this.#doc.clientID, this.#key, { stage, rank: rankOf(this.sender, seq) }));
  }

  #send(update: Uint8Array): void {
    const line = this.#line;
    if (!line) return;
    for (const frame of line.wire.change(this.#seat, update, this.sentAt.length)) line.send(frame);
  }

  close(): void {
    this.#line?.close();
    this.#line = null;
  }

  /** A frame of the opening; returns what it was. */
  #sync(frame: Buffer, line: Line): string {
    const read = line.wire.read(frame);
    line.greet(read, this.#copy);
    if (read.kind === 'step2' || read.kind === 'update') Y.applyUpdate(this.#doc, read.payload);
    return read.kind;
  }

  #hear(frame: Buffer, line: Line): void {
    const seq = line.wire.ackOf(frame);
    if (seq === 0) this.recorder?.heard(this, frame);
    else if (seq > this.acked) {
      this.recorder?.acked(this, seq);
      this.acked = seq;
    }
  }
}
