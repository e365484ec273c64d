import { once } from 'node:events';
import { WebSocket as NodeWebSocket } from 'ws';
import { CLOSE, SYNC } from '#app/collab/protocol.ts';
import type { BoardId, CardId } from '#app/domain/ids.ts';
import type { Address } from './collab-client.ts';
import { syncFrame, webSocketOf } from './collab-client.ts';
import { drawFrame } from './hostile-frames.ts';
import type { Observer } from './observer.ts';
import type { Seeded } from './seeded.ts';

/** Frames after which a connection is left that the server has not closed, so that the rates do not become the only limit. */
const FRAMES_PER_CONNECTION = 300;
/** Frames that are remembered, to be shown should something go wrong, and bytes of each. */
const REMEMBERED = { frames: 12, bytes: 400 } as const;

/** Codes with which the protocol says that connections are closed. */
const DOCUMENTED: ReadonlySet<number> = new Set(Object.values(CLOSE));

/** What a storm of frames has been so far. */
export interface StormCounts {
  readonly frames: Map<string, number>;
  readonly closes: Map<number, number>;
}

/** One person who says on a board what no honest client says, on one connection after the other. */
export class HostileClient {
  readonly #address: Address;
  readonly #person: string;
  readonly #boardId: BoardId;
  readonly #cards: readonly CardId[];
  readonly #random: Seeded;
  readonly #counts: StormCounts;
  readonly #observer: Observer;
  #epoch = 1;
  #ws: NodeWebSocket | null = null;
  /** Resolves once the last socket is closed. */
  #closing: Promise<unknown> = Promise.resolve();
  #sent = 0;
  readonly #recent: string[] = [];
  /** A connection that was closed with a code of no meaning. */
  fault: string | null = null;

  /** @param cards what may be written to. @param observer who knows the document */
  constructor(
    address: Address,
    person: string,
    {
      boardId,
      cards,
      observer,
    }: { readonly boardId: BoardId; readonly cards: readonly CardId[]; readonly observer: Observer },
    random: Seeded,
    counts: StormCounts,
  ) {
    this.#address = address;
    this.#person = person;
    this.#boardId = boardId;
    this.#cards = cards;
    this.#observer = observer;
    this.#random = random;
    this.#counts = counts;
  }

  /** The last frames that were sent, as hex. */
  get recent(): string {
    return `${this.#person}:\n${this.#recent.join('\n')}`;
  }

  /** Sends one frame, or some at once, and waits until the server has read them or closed. */
  async step(): Promise<number> {
    const ws = await this.#connected();
    const burst = this.#random.chance(0.15) ? 2 + this.#random.below(20) : 1;
    for (let i = 0; i < burst; i++) this.#send(ws);
    await Promise.race([answer(ws), this.#closing]);
    if (ws.readyState === NodeWebSocket.OPEN && this.#sent > FRAMES_PER_CONNECTION) await this.leave();
    return burst;
  }

  async leave(): Promise<void> {
    const ws = this.#ws;
    this.#ws = null;
    if (!ws || ws.readyState === NodeWebSocket.CLOSED) return;
    ws.terminate();
    await this.#closing;
  }

  #send(ws: NodeWebSocket): void {
    const { kind, bytes } = drawFrame({ random: this.#random, mirror: this.#observer.doc, cards: this.#cards });
    this.#counts.frames.set(kind, (this.#counts.frames.get(kind) ?? 0) + 1);
    const hex = Buffer.from(bytes.subarray(0, REMEMBERED.bytes)).toString('hex');
    this.#recent.push(`${kind}, ${bytes.length} bytes: ${hex}`);
    if (this.#recent.length > REMEMBERED.frames) this.#recent.shift();
    this.#sent++;
    // Its own end is still open where the server's may be closed already.
    ws.send(bytes, () => undefined);
  }

  async #connected(): Promise<NodeWebSocket> {
    while (this.#ws?.readyState !== NodeWebSocket.OPEN) {
      const Class = webSocketOf(this.#person, this.#address.origin) as unknown as new (url: string) => NodeWebSocket;
      const ws = new Class(`${this.#address.url}/board/${this.#boardId}?epoch=${this.#epoch}`);
      this.#ws = ws;
      this.#sent = 0;
      ws.on('error', () => undefined);
      this.#closing = new Promise<void>((resolve) => {
        ws.on('close', (code, reason) => {
          this.#closed(ws, code, reason.toString());
          resolve();
        });
      });
      await Promise.race([once(ws, 'open'), this.#closing]);
      if (ws.readyState !== NodeWebSocket.OPEN) continue;
      // With the whole document or none of it: the changes of all come after, to be read as fast as they are sent.
      if (this.#random.chance(0.3)) ws.send(syncFrame(SYNC.step1, Uint8Array.of(0)));
    }
    return this.#ws;
  }

  #closed(ws: NodeWebSocket, code: number, reason: string): void {
    // This end was left.
    if (this.#ws !== ws) return;
    this.#counts.closes.set(code, (this.#counts.closes.get(code) ?? 0) + 1);
    if (code === CLOSE.epoch) this.#epoch = Number(reason);
    if (!DOCUMENTED.has(code)) this.fault = `closed with ${code} ${reason} after\n${this.recent}`;
  }
}

/** Resolves once the server has read everything sent before, and all it had to say before is here. */
async function answer(ws: NodeWebSocket): Promise<void> {
  if (ws.readyState !== NodeWebSocket.OPEN) return;
  await new Promise<void>((resolve) => {
    ws.once('pong', () => resolve());
    ws.ping();
  });
}
