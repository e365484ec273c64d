import WebSocket from 'ws';
import { CLOSE } from '#app/collab/protocol.ts';
import type { ServerKind } from '../servers/start.ts';
import type { Seat, ServerFrame, Wire } from './wire.ts';
import { WIRES } from './wire.ts';

/** Milliseconds in which a connection must be admitted. */
const OPEN_MS = 30_000;

/** Where a server listens, and how it is spoken to. */
export interface Target {
  readonly kind: ServerKind;
  readonly port: number;
}

/** What a client has of a document when it connects. */
export interface Copy {
  stateVector(): Uint8Array;
  /** What somebody with that state vector lacks. */
  diff(stateVector: Uint8Array): Uint8Array;
}

/** Of a client that has nothing: the state vector of an empty document, and an update that brings nothing. */
export const NO_COPY: Copy = { stateVector: () => Uint8Array.of(0), diff: () => Uint8Array.of(0, 0) };

export interface LineListener {
  /** The first frame admits the connection: a refusal comes instead of it, after the socket has opened. */
  frame(frame: Buffer, line: Line): void;
  /** It closed after it had been admitted, and not by {@link Line.close}. */
  lost(code: number): void;
}

/** A socket on one document. */
export class Line {
  readonly wire: Wire;
  readonly seat: Seat;
  readonly #ws: WebSocket;
  #open = true;

  private constructor(wire: Wire, seat: Seat, ws: WebSocket) {
    this.wire = wire;
    this.seat = seat;
    this.#ws = ws;
  }

  /**
   * Opens a line; resolves once the server has said something on it. Where the document is of another epoch, it is opened
   * again with the one it has.
   *
   * @param epoch of the document; only Duban's have any
   * @throws Refused
   */
  static async open(target: Target, seat: Seat, listener: LineListener, epoch = 1): Promise<Line> {
    try {
      return await Line.#dial(target, seat, listener, epoch);
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== CLOSE.epoch) throw error;
      return await Line.#dial(target, seat, listener, Number(error.reason));
    }
  }

  static #dial({ kind, port }: Target, seat: Seat, listener: LineListener, epoch: number): Promise<Line> {
    const wire = WIRES[kind];
    const headers = wire.headers(port, seat);
    const ws = new WebSocket(wire.url(port, seat, epoch), { headers, perMessageDeflate: false });
    const line = new Line(wire, seat, ws);
    return new Promise((resolve, reject) => {
      let admitted = false;
      const late = setTimeout(() => ws.terminate(), OPEN_MS);
      // What went wrong is told by the close that follows.
      ws.on('error', () => undefined);
      ws.on('open', () => {
        const greeting = wire.greeting(seat);
        if (greeting) ws.send(greeting);
      });
      ws.on('message', (data: Buffer) => {
        if (!line.#open) return;
        if (!admitted) {
          admitted = true;
          clearTimeout(late);
          resolve(line);
        }
        listener.frame(data, line);
      });
      ws.on('close', (code, reason) => {
        clearTimeout(late);
        if (!admitted) reject(new Refused(code, reason.toString()));
        else if (line.#open) listener.lost(code);
        line.#open = false;
      });
    });
  }

  send(frame: Uint8Array): void {
    if (this.#open) this.#ws.send(frame);
  }

  /** Does a client's part in the opening: asks for what its copy lacks as soon as it may, and answers the same question. */
  greet(read: ServerFrame, copy: Copy): void {
    const { wire, seat } = this;
    const ask = () => this.send(wire.sync(seat, 'step1', copy.stateVector()));
    if (read.kind === 'admitted') ask();
    if (read.kind !== 'step1') return;
    // Where nothing admits, this is the first that is heard.
    if (wire.greeting(seat) === null) ask();
    this.send(wire.sync(seat, 'step2', copy.diff(read.payload)));
  }

  /** Cuts it at once. */
  close(): void {
    this.#open = false;
    this.#ws.terminate();
  }
}

/** A server closed the connection instead of admitting it. */
export class Refused extends Error {
  readonly code: number;
  readonly reason: string;

  constructor(code: number, reason: string) {
    super(`a connection was refused: ${code} ${reason}`);
    this.code = code;
    this.reason = reason;
  }
}
