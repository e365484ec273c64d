import type { Logger } from 'pino';
import type { RawData, WebSocket } from 'ws';
import * as Y from 'yjs';
import type { PresenceState } from '#app/collab/protocol.ts';
import { CLOSE, LIMITS, MESSAGE, SYNC } from '#app/collab/protocol.ts';
import type { Actor } from '#app/domain/policy.ts';
import type { ClientFrame } from './frames.ts';
import { readFrame, writeAck, writeSync } from './frames.ts';
import { createBucket } from './rate.ts';
import type { Member, Room } from './room.ts';

/** Updates with a foreign client id that are passed over before the connection is closed; a peer's copy may be ahead. */
const FOREIGN_UPDATES = 20;

export interface ConnectionOptions {
  readonly actor: Actor;
  readonly sessionId: string;
  readonly agency: string | null;
  readonly mayWrite: boolean;
  readonly log: Logger;
  /** The document can no longer be trusted. */
  onBroken(error: unknown): void;
  onClose(): void;
}

/** One client on one document: reads its frames, keeps it within its limits, and never throws because of it. */
export class Connection implements Member {
  readonly person: Member['person'];
  readonly sessionId: string;
  readonly room: Room;
  readonly mayWrite: boolean;
  caughtUp = false;
  /** Answered the last ping, or none was sent yet. */
  alive = true;
  readonly #ws: WebSocket;
  readonly #options: ConnectionOptions;
  readonly #frames = createBucket(LIMITS.framesPerSecond, LIMITS.rateSeconds);
  readonly #bytes = createBucket(LIMITS.bytesPerSecond, LIMITS.rateSeconds);
  /** A write was not taken for a gap: nothing is acknowledged until the client has sent what it has anew. */
  #behind = false;
  #dropped = 0;
  #foreign = 0;

  constructor(ws: WebSocket, room: Room, options: ConnectionOptions) {
    const { actor, agency } = options;
    const person: PresenceState['person'] & Member['person'] = { id: actor.personId, name: actor.name, agency };
    this.person = person;
    this.sessionId = options.sessionId;
    this.room = room;
    this.mayWrite = options.mayWrite;
    this.#ws = ws;
    this.#options = options;
    ws.on('message', (data, isBinary) => this.#receive(data, isBinary));
    ws.on('pong', () => {
      this.alive = true;
    });
    ws.on('close', () => this.#leave());
    room.members.add(this);
    this.send(writeSync(SYNC.step1, room.stateVector()));
    const everyone = room.presence.frame();
    if (everyone) this.send(everyone);
  }

  send(frame: Uint8Array): void {
    if (this.#ws.readyState !== this.#ws.OPEN) return;
    if (this.#ws.bufferedAmount > LIMITS.unreadBytes) {
      this.close(CLOSE.slowReader, 'slow reader');
      // A close frame would wait behind what is not being read.
      this.#ws.terminate();
      return;
    }
    this.#ws.send(frame);
  }

  acknowledge(seq: number): void {
    this.send(writeAck(seq));
  }

  close(code: number, reason: string): void {
    this.#leave();
    this.#ws.close(code, reason);
  }

  /** Asks for a sign of life; drops a connection that gave none since it was last asked. */
  ping(): void {
    if (!this.alive) this.#ws.terminate();
    this.alive = false;
    this.#ws.ping();
  }

  /** Resolves once the socket is closed; after `timeoutMs` it is, whether or not the client closed its end. */
  closed(timeoutMs: number): Promise<void> {
    if (this.#ws.readyState === this.#ws.CLOSED) return Promise.resolve();
    return new Promise((resolve) => {
      const late = setTimeout(() => this.#ws.terminate(), timeoutMs);
      this.#ws.once('close', () => {
        clearTimeout(late);
        resolve();
      });
    });
  }

  #leave(): void {
    if (!this.room.members.delete(this)) return;
    this.room.tellPresence(this.room.presence.leave(this));
    this.#options.onClose();
  }

  #receive(data: RawData, isBinary: boolean): void {
    // Frames that were already read when it was closed.
    if (!this.room.members.has(this)) return;
    const bytes = Buffer.isBuffer(data) ? data : Buffer.concat(Array.isArray(data) ? data : [Buffer.from(data)]);
    if (bytes.length > LIMITS.frameBytes) {
      this.close(CLOSE.tooMuch, 'frame too large');
      return;
    }
    if (!this.#frames(1) || !this.#bytes(bytes.length)) {
      this.close(CLOSE.tooFast, 'too many frames');
      return;
    }
    let frame: ClientFrame;
    try {
      if (!isBinary) throw new TypeError('text');
      frame = readFrame(bytes);
      if (frame.kind === 'step1') Y.decodeStateVector(frame.stateVector);
      if (frame.kind === 'awareness') this.room.tellPresence(this.room.presence.hear(this, frame.update));
    } catch (error) {
      this.#malformed(error instanceof Error ? error.message : 'unreadable');
      return;
    }
    this.#handle(frame);
  }

  #handle(frame: ClientFrame): void {
    switch (frame.kind) {
      case 'step1':
        this.room.whenKept(() => {
          const answer = writeSync(SYNC.step2, this.room.diff(frame.stateVector));
          return () => {
            if (!this.room.members.has(this)) return;
            this.caughtUp = true;
            this.send(answer);
          };
        });
        return;
      case 'step2':
      case 'update':
        this.#write(frame.update, frame.kind);
        return;
      case 'awareness':
        // Its sender hears it back with everybody else: stock providers take 30 s of silence for a dead connection.
        return;
      case 'queryAwareness':
        this.send(this.room.presence.frame() ?? Uint8Array.of(MESSAGE.awareness, 1, 0));
        return;
      case 'fence':
        if (this.mayWrite && !this.#behind) this.room.fence(this, frame.seq);
        return;
      default:
        unknownFrame(frame);
    }
  }

  #write(update: Uint8Array, kind: 'step2' | 'update'): void {
    if (!this.mayWrite) {
      this.#drop(kind);
      return;
    }
    const written = this.room.write(this, update);
    switch (written.kind) {
      case 'written':
        if (kind === 'step2') this.#behind = false;
        if (written.repaired)
          this.#options.log.warn({ person: this.person.id }, 'a write did not conform to the board');
        return;
      case 'foreign':
        if (++this.#foreign > FOREIGN_UPDATES) {
          this.#malformed('speaks for another client');
          return;
        }
        this.#askAnew();
        return;
      case 'gap':
        this.#askAnew();
        return;
      case 'malformed':
        this.#malformed(written.why);
        return;
      case 'full':
        this.close(CLOSE.unavailable, 'not saved');
        return;
      case 'broken':
        this.#options.onBroken(written.error);
        return;
      default:
        unknownFrame(written);
    }
  }

  /** Has the client send everything the document lacks. */
  #askAnew(): void {
    this.#behind = true;
    this.send(writeSync(SYNC.step1, this.room.stateVector()));
  }

  #drop(kind: 'step2' | 'update'): void {
    // Every provider answers sync step 1, and its answer lists all deletions it ever heard of: that is no attempt to write.
    if (kind === 'update' && ++this.#dropped > LIMITS.readOnlyWrites) this.close(CLOSE.refused, 'read-only');
  }

  #malformed(why: string): void {
    this.#options.log.warn({ person: this.person.id, why }, 'malformed frame');
    this.close(CLOSE.malformed, 'malformed');
  }
}

function unknownFrame(frame: never): never {
  throw new TypeError(`No handler for ${JSON.stringify(frame)}`);
}
