import { CLOSE } from '#app/collab/protocol.ts';
import { type BenchBoard, documentOf, personIdOf, tokenOf } from '../boards.ts';
import { Line, NO_COPY, type Target } from './line.ts';
import { scan } from './marks.ts';
import type { Wire } from './wire.ts';

/** Milliseconds in which what was sent must have been taken. */
const TAKEN_MS = 20_000;

/** The document began anew while it was open: what had not been taken is to be written into the new one. */
export class BegunAnew extends Error {}

/** A socket without a document of its own: it brings updates up and hears when the server has taken them. */
export class Carrier {
  /** What the server answered at the opening: the document as it was then. */
  state: Uint8Array | null = null;
  #line: Line | null = null;
  #taken = 0;
  #lost: number | null = null;
  #wake = () => {};

  /** @param n which of the board's people it is of; of those with a higher number than there are people, the first again */
  static async open(target: Target, board: BenchBoard, n: number): Promise<Carrier> {
    const carrier = new Carrier();
    const token = tokenOf(personIdOf(board, n % board.people));
    carrier.#line = await Line.open(
      target,
      { document: documentOf(board), token },
      {
        frame: (frame, line) => {
          const read = line.wire.read(frame);
          line.greet(read, NO_COPY);
          if (read.kind === 'step2') carrier.state = read.payload;
          if (read.kind === 'ack') carrier.#hear(read.seq);
          // A server without acknowledgements sends a client its own changes back once it has applied them.
          if (read.kind === 'update' && !line.wire.acknowledges) scan(frame, (_sender, seq) => carrier.#hear(seq));
          carrier.#wake();
        },
        lost: (code) => {
          carrier.#lost = code;
          carrier.#wake();
        },
      },
    );
    await carrier.#until(() => carrier.state !== null);
    return carrier;
  }

  /** Sends what a wire makes of this socket's seat. */
  send(frames: (wire: Wire, seat: Line['seat']) => readonly Uint8Array[]): void {
    const line = this.#line;
    if (line) for (const frame of frames(line.wire, line.seat)) line.send(frame);
  }

  /**
   * Resolves once the server has taken the change of a number.
   *
   * @throws BegunAnew
   */
  taken(seq: number): Promise<void> {
    return this.#until(() => this.#taken >= seq);
  }

  close(): void {
    this.#line?.close();
  }

  #hear(seq: number): void {
    this.#taken = Math.max(this.#taken, seq);
  }

  async #until(holds: () => boolean): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`not taken in ${TAKEN_MS} ms`)), TAKEN_MS);
      this.#wake = () => {
        if (this.#lost === CLOSE.epoch) reject(new BegunAnew());
        else if (this.#lost !== null) reject(new Error(`a connection was closed with ${this.#lost}`));
        else if (holds()) resolve();
        else return;
        clearTimeout(late);
        this.#wake = () => {};
      };
      this.#wake();
    });
  }
}
