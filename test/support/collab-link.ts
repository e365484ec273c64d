import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer } from 'node:net';

/** Milliseconds that bytes are on their way at most; now and then one lags. */
const DELAY_MS = { usual: 8, lag: 60 } as const;
const LAG_CHANCE = 0.02;
/** Chunks that a client's new connection has sent at most when what was left of its old one arrives. */
const STRANDED_BEHIND = 5;

/** A faulty line in front of a server: it delays what goes over it, is cut at any byte, goes silent, and overtakes itself. */
export interface FaultyLink {
  readonly port: number;
  /** Cuts every connection at once, in the middle of whatever it carries. */
  cut(): void;
  /**
   * One direction of every open connection is swallowed, as on a half-open TCP connection, until after some milliseconds
   * the client's end is cut. The server is not told for as long again.
   */
  silence(direction: 'up' | 'down', forMs: number): void;
  /**
   * Every client loses its connection; what it had sent and is still on its way reaches the server, on the old connection,
   * only once the client's next one has begun.
   */
  strand(): void;
  /** Whether anything that the server has sent is still on its way. */
  readonly isSpeaking: boolean;
  /** Cuts every connection and lets none through for some milliseconds. */
  block(forMs: number): void;
  close(): Promise<void>;
}

/** One direction of one connection: bytes leave in the order they came, each torn in two somewhere. */
class Flow {
  readonly #to: Socket;
  readonly #random: () => number;
  readonly #queue: Buffer[] = [];
  /** Swallows what comes from now on. */
  silent = false;
  /** Keeps what comes, and what is on its way, until {@link release}. */
  held = false;
  #dueAt = 0;
  #ended = false;
  /** Chunks delivered so far. */
  delivered = 0;

  constructor(from: Socket, to: Socket, random: () => number) {
    this.#to = to;
    this.#random = random;
    from.on('data', (bytes) => this.#carry(bytes));
  }

  get isEmpty(): boolean {
    return this.#queue.length === 0 || this.#to.destroyed;
  }

  /** The sender's end is closed: what is on its way arrives first. */
  end(): void {
    this.#ended = true;
    if (this.#queue.length === 0 && !this.held) this.#to.destroy();
  }

  release(): void {
    this.held = false;
    while (this.#queue.length > 0) this.#deliver();
  }

  #carry(bytes: Buffer): void {
    if (this.silent) return;
    this.#queue.push(bytes);
    const delay = this.#random() < LAG_CHANCE ? DELAY_MS.lag : this.#random() * DELAY_MS.usual;
    this.#dueAt = Math.max(this.#dueAt, Date.now() + delay);
    // Whichever timer fires takes the oldest: two that are due at once fire in any order.
    setTimeout(() => {
      if (!this.held) this.#deliver();
    }, this.#dueAt - Date.now());
  }

  #deliver(): void {
    const bytes = this.#queue.shift();
    if (!bytes || this.#to.destroyed) return;
    const tear = Math.floor(this.#random() * bytes.length);
    this.#to.write(bytes.subarray(0, tear));
    this.#to.write(bytes.subarray(tear));
    this.delivered++;
    if (this.#ended && this.#queue.length === 0) this.#to.destroy();
  }
}

/** A connection through the link: the client's socket, the server's, and what goes each way. */
interface Line {
  readonly near: Socket;
  readonly far: Socket;
  readonly up: Flow;
  readonly down: Flow;
  /** The client's end is closed and the server's stays open. */
  parted: boolean;
}

/**
 * @param target port of the server, asked for at each connection, since servers come and go; null while there is none
 * @param random uniform in [0, 1)
 */
export async function createFaultyLink(target: () => number | null, random: () => number): Promise<FaultyLink> {
  const lines = new Set<Line>();
  /** What the server said on every line that there has been. */
  const said = new Set<Flow>();
  /** Lines whose client is gone and whose last bytes wait for its next connection. */
  const stranded = new Set<Line>();
  let closedUntil = 0;

  const join = (near: Socket, port: number): Line => {
    const far = connect(port, '127.0.0.1');
    const line: Line = {
      near,
      far,
      up: new Flow(near, far, random),
      down: new Flow(far, near, random),
      parted: false,
    };
    lines.add(line);
    said.add(line.down);
    near.on('error', () => undefined);
    far.on('error', () => undefined);
    near.on('close', () => {
      said.delete(line.down);
      if (!line.parted) line.up.end();
    });
    far.on('close', () => {
      lines.delete(line);
      stranded.delete(line);
      line.down.end();
    });
    return line;
  };
  const connected = () => [...lines].filter((line) => !line.parted);
  const part = (line: Line) => {
    line.parted = true;
    line.near.destroy();
  };
  /** Lets the last bytes of lost connections arrive behind the first of a new one. */
  const overtake = (line: Line) => {
    const behind = 1 + Math.floor(random() * STRANDED_BEHIND);
    line.near.on('data', () => {
      if (line.up.delivered < behind) return;
      for (const old of stranded) {
        stranded.delete(old);
        old.up.release();
        setTimeout(() => old.far.destroy(), random() * DELAY_MS.lag);
      }
    });
  };

  const server = createServer((near) => {
    const port = Date.now() < closedUntil ? null : target();
    if (port === null) {
      near.on('error', () => undefined);
      near.destroy();
      return;
    }
    overtake(join(near, port));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const cut = () => {
    for (const { near, far } of lines) {
      near.destroy();
      far.destroy();
    }
  };
  return {
    port: (server.address() as AddressInfo).port,
    get isSpeaking() {
      return [...said].some((flow) => !flow.isEmpty);
    },
    cut,
    silence(direction, forMs) {
      for (const line of connected()) {
        line[direction].silent = true;
        setTimeout(() => {
          line.up.silent = true;
          part(line);
          setTimeout(() => line.far.destroy(), forMs);
        }, forMs);
      }
    },
    strand() {
      for (const line of connected()) {
        line.up.held = true;
        setTimeout(() => {
          stranded.add(line);
          part(line);
        }, random() * DELAY_MS.usual);
      }
    },
    block(forMs) {
      closedUntil = Date.now() + forMs;
      cut();
    },
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
