import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import * as Y from 'yjs';
import type { PresenceState } from '#app/collab/protocol.ts';
import { CLOSE, LIMITS, MESSAGE, NOTICE, SYNC } from '#app/collab/protocol.ts';
import type { Actor } from '#app/domain/policy.ts';
import type { Admission } from './admit.ts';
import type { ClientMessage } from './frames.ts';
import { readFrame, writeNotice, writeSync } from './frames.ts';
import type { Member, Written } from './member.ts';
import { Bucket, type Rate } from './rate.ts';
import type { Room } from './room.ts';
import { Throttle } from './throttle.ts';
import { joinFrames, toWire, type WireFrame } from './wire.ts';

/** Updates with a foreign client id that are passed over before the connection is closed; a peer's copy may be ahead. */
const FOREIGN_UPDATES = 20;
const FRAMES: Rate = { perSecond: LIMITS.framesPerSecond, seconds: LIMITS.rateSeconds };
const BYTES: Rate = { perSecond: LIMITS.bytesPerSecond, seconds: LIMITS.rateSeconds };
const STEPS: Rate = { perSecond: LIMITS.updateStepsPerSecond, seconds: LIMITS.rateSeconds };
const AWARENESS: Rate = { perSecond: LIMITS.awarenessPerSecond, seconds: LIMITS.rateSeconds };

/** Who a connection is let in as. */
export interface ConnectionOptions {
  readonly actor: Actor;
  readonly sessionId: string;
  readonly agency: Admission['agency'];
  readonly mayWrite: boolean;
}

/** What a connection needs of the server that it is on; the same for all of them. */
export interface ConnectionHost {
  /** Whether what is written to a room now would not be kept. */
  isFailing(room: Room): boolean;
  /** It is no longer on its document. */
  left(connection: Connection): void;
  /** It sent what no client of the protocol would. */
  malformed(connection: Connection, why: string): void;
}

/**
 * One client on one document: reads its frames, keeps it within its limits, and never throws because of it. There may be
 * thousands that say nothing: what most of them never need is made when it is.
 */
export class Connection implements Member {
  readonly person: Member['person'];
  readonly sessionId: string;
  readonly room: Room;
  readonly mayWrite: boolean;
  caughtUp = false;
  hasAnswered = false;
  /** Answered the last ping, or none was sent yet. */
  alive = true;
  readonly #ws: WebSocket;
  readonly #socket: Duplex;
  readonly #host: ConnectionHost;
  readonly #frames = new Bucket(FRAMES);
  readonly #bytes = new Bucket(BYTES);
  /** Made with its first write: most connections only read. */
  #steps: Bucket | null = null;
  /** Client ids of which it said something that the others have not been told. */
  #news: number[] | null = null;
  #tellNews: Throttle | null = null;
  #tellEveryone: Throttle | null = null;
  /** A write was not taken for a gap: nothing is acknowledged until the client has sent what it has anew. */
  #behind = false;
  #knowsFences = false;
  /** What it is to be told with its first fence. */
  #notices: Set<number> | null = null;
  #dropped = 0;
  #foreign = 0;

  /** @param socket what `ws` was made of: frames that are made for everybody at once go straight to it */
  constructor(ws: WebSocket, socket: Duplex, room: Room, host: ConnectionHost, options: ConnectionOptions) {
    const { actor, agency } = options;
    const person: PresenceState['person'] & Member['person'] = {
      id: actor.personId,
      name: actor.name,
      agency: agency?.name ?? null,
      agencyId: agency?.id ?? null,
    };
    this.person = person;
    this.sessionId = options.sessionId;
    this.room = room;
    this.mayWrite = options.mayWrite;
    this.#ws = ws;
    this.#socket = socket;
    this.#host = host;
    ws.on('message', (data, isBinary) => this.#receive(data, isBinary));
    ws.on('pong', () => {
      this.alive = true;
    });
    ws.on('close', () => this.#leave());
    room.members.add(this);
    this.send(writeSync(SYNC.step1, room.stateVector()));
    const everyone = room.presence.frame();
    if (everyone) this.send(toWire(everyone));
  }

  get behind(): boolean {
    return this.#behind;
  }

  send(...frames: readonly WireFrame[]): void {
    if (this.#ws.readyState !== this.#ws.OPEN) return;
    if (this.#socket.writableLength > LIMITS.unreadBytes) {
      this.close(CLOSE.slowReader, 'slow reader');
      // A close frame would wait behind what is not being read.
      this.#ws.terminate();
      return;
    }
    this.#socket.write(joinFrames(frames));
  }

  close(code: number, reason: string): void {
    this.#leave();
    this.#ws.close(code, reason);
  }

  notify(notice: number): void {
    if (this.#knowsFences) {
      this.send(writeNotice(notice));
      return;
    }
    // How the database is then is seen then.
    if (notice === NOTICE.kept || notice === NOTICE.notKept) return;
    this.#notices ??= new Set();
    this.#notices.add(notice);
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
    this.#tellNews?.stop();
    this.#tellEveryone?.stop();
    this.room.tellPresence(this.room.presence.leave(this));
    this.#host.left(this);
  }

  #receive(data: RawData, isBinary: boolean): void {
    // Frames that were already read when it was closed.
    if (!this.room.members.has(this)) return;
    const bytes = Buffer.isBuffer(data) ? data : Buffer.concat(Array.isArray(data) ? data : [Buffer.from(data)]);
    if (bytes.length > LIMITS.frameBytes) {
      this.close(CLOSE.tooMuch, 'frame too large');
      return;
    }
    if (!this.#bytes.take(bytes.length)) {
      this.#tooFast();
      return;
    }
    let messages: ClientMessage[];
    try {
      if (!isBinary) throw new TypeError('text');
      messages = readFrame(bytes);
      for (const message of messages) if (message.kind === 'step1') Y.decodeStateVector(message.stateVector);
    } catch (error) {
      this.#malformed(error instanceof Error ? error.message : 'unreadable');
      return;
    }
    if (!this.#frames.take(messages.length)) {
      this.#tooFast();
      return;
    }
    for (const message of messages) {
      // One before may have closed it.
      if (!this.room.members.has(this)) return;
      this.#handle(message);
    }
  }

  #handle(message: ClientMessage): void {
    switch (message.kind) {
      case 'step1':
        this.caughtUp = true;
        this.send(writeSync(SYNC.step2, this.room.diff(message.stateVector)));
        return;
      case 'step2':
      case 'update':
        if (this.mayWrite) this.room.write(this, message.update, message.kind === 'step2');
        else this.#drop(message.kind);
        return;
      case 'awareness':
        this.#hear(message.update);
        return;
      case 'queryAwareness':
        this.#askForEveryone();
        return;
      case 'fence':
        this.#fence(message.seq);
        return;
      default:
        unknownKind(message);
    }
  }

  wrote(written: Written, isAnswer: boolean): void {
    switch (written.kind) {
      case 'written':
        this.#steps ??= new Bucket(STEPS);
        // It is taken and will be kept; but the others must have their turn.
        if (!this.#steps.take(written.steps)) this.#tooFast();
        if (!isAnswer) return;
        this.#behind = false;
        this.hasAnswered = true;
        return;
      case 'foreign':
        if (++this.#foreign > FOREIGN_UPDATES) this.#malformed('speaks for another client');
        else this.#askAnew();
        return;
      case 'gap':
        this.#askAnew();
        return;
      case 'malformed':
        this.#malformed(written.why);
        return;
      case 'broken':
        this.#malformed('broke the document');
        return;
      case 'large':
        this.close(CLOSE.tooMuch, 'document too large');
        return;
      case 'full':
        this.close(CLOSE.unavailable, 'not saved');
        return;
      default:
        unknownKind(written);
    }
  }

  #fence(seq: number): void {
    if (!this.#knowsFences) {
      this.#knowsFences = true;
      if (this.#host.isFailing(this.room)) this.notify(NOTICE.notKept);
      for (const notice of this.#notices ?? []) this.notify(notice);
      this.#notices = null;
    }
    // Of a reader nothing is kept, so that there is nothing to acknowledge.
    if (this.mayWrite) this.room.fence(this, seq);
  }

  #hear(update: Uint8Array): void {
    try {
      // Its sender hears it back with everybody else: stock providers take 30 s of silence for a dead connection.
      for (const clientId of this.room.presence.hear(this, update)) {
        this.#news ??= [];
        if (!this.#news.includes(clientId)) this.#news.push(clientId);
      }
    } catch (error) {
      this.#malformed(error instanceof Error ? error.message : 'unreadable');
      return;
    }
    if (!this.#news) return;
    this.#tellNews ??= new Throttle(AWARENESS, () => {
      this.room.tellPresence(this.#news ?? []);
      this.#news = null;
    });
    this.#tellNews.ask();
  }

  #askForEveryone(): void {
    this.#tellEveryone ??= new Throttle(AWARENESS, () => {
      this.send(toWire(this.room.presence.frame() ?? Uint8Array.of(MESSAGE.awareness, 1, 0)));
    });
    this.#tellEveryone.ask();
  }

  #tooFast(): void {
    this.close(CLOSE.tooFast, 'too many frames');
  }

  /** Has the client send everything the document lacks. */
  #askAnew(): void {
    this.#behind = true;
    this.send(writeSync(SYNC.step1, this.room.stateVector()));
  }

  #drop(kind: 'step2' | 'update'): void {
    // Every provider answers sync step 1, and its answer lists all deletions it ever heard of: that is no attempt to write.
    if (kind === 'update' && ++this.#dropped > LIMITS.readOnlyWrites) this.close(CLOSE.readOnly, 'read-only');
  }

  #malformed(why: string): void {
    this.#host.malformed(this, why);
    this.close(CLOSE.malformed, 'malformed');
  }
}

function unknownKind(one: never): never {
  throw new TypeError(`No handler for ${JSON.stringify(one)}`);
}
