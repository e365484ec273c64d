import type { Logger } from 'pino';
import type { DocumentName } from '#app/collab/protocol.ts';
import { formatDocumentName, NOTICE } from '#app/collab/protocol.ts';
import { within } from '../within.ts';
import { createPace } from './pace.ts';
import type { Persistence } from './persistence.ts';
import { Room } from './room.ts';
import type { DocumentStore } from './store.ts';

export interface RoomsOptions {
  /** Milliseconds after the last member left until a document leaves memory. */
  readonly idleMs: number;
  /** Milliseconds after the last change until notes are kept as a version; for tests. */
  readonly quietMs?: number;
}

/** A document that is in nobody's memory for a while. */
export interface KeptOut {
  /** The one it was in; null where it was in none. */
  readonly room: Room | null;
  letIn(): void;
}

/** The documents in memory: each loaded once, kept while anyone is on it, and written down and let go after. */
export class Rooms {
  readonly #store: DocumentStore;
  readonly #persistence: Persistence;
  readonly #log: Logger;
  readonly #idleMs: number;
  readonly #quietMs: number | undefined;
  readonly #pace = createPace();
  readonly #open = new Map<string, Promise<Room | null>>();
  readonly #rooms = new Map<string, Room>();
  readonly #idle = new Map<string, NodeJS.Timeout>();
  readonly #retiring = new Map<string, Promise<void>>();

  constructor(store: DocumentStore, persistence: Persistence, log: Logger, { idleMs, quietMs }: RoomsOptions) {
    this.#store = store;
    this.#persistence = persistence;
    this.#log = log;
    this.#idleMs = idleMs;
    this.#quietMs = quietMs;
    persistence.onBlocked = (isBlocked) => {
      // A room with a commit of its own that failed says so itself.
      for (const room of this.#rooms.values()) if (!room.failing) room.tell(isBlocked ? NOTICE.notKept : NOTICE.kept);
    };
  }

  get size(): number {
    return this.#rooms.size;
  }

  /** Everyone who opens a document at once waits for the same load. Null where there is no such document. */
  async open(name: DocumentName): Promise<Room | null> {
    const key = formatDocumentName(name);
    // Another one may retire it while this one waits.
    for (let wait = this.#retiring.get(key); wait; wait = this.#retiring.get(key)) await wait;
    const loading = this.#open.get(key) ?? this.#load(key, name);
    this.#open.set(key, loading);
    const room = await loading;
    // Nobody may come to be on it after all.
    if (room) this.left(room);
    return room;
  }

  /** A document that is in memory; undefined for one that is not. */
  find(name: DocumentName): Room | undefined {
    return this.#rooms.get(formatDocumentName(name));
  }

  /** A document that is in memory or about to be; undefined for one that is not. */
  soon(name: DocumentName): Promise<Room | null> | undefined {
    return this.#open.get(formatDocumentName(name));
  }

  /** Every document that is in memory or about to be. */
  get opening(): readonly Promise<Room | null>[] {
    return [...this.#open.values()];
  }

  /** Every document that is in memory. */
  get inMemory(): readonly Room[] {
    return [...this.#rooms.values()];
  }

  /**
   * Has a document be in nobody's memory until what it resolves to is called: whoever asks for it meanwhile waits. What was said
   * on it is on disk first.
   *
   * @param flush resolves once all that a room holds is on disk; somebody must be on it until then, or it might go meanwhile
   * @returns the room that it was in, which is over, with whoever is on it still connected; null where it was in none
   */
  async keepOut(name: DocumentName, flush: (room: Room) => Promise<void>): Promise<KeptOut> {
    const key = formatDocumentName(name);
    let letIn: () => void = () => undefined;
    const retired = this.#retiring.get(key);
    this.#retireAfter(key, new Promise<void>((resolve) => (letIn = resolve)));
    let room: Room | null = null;
    try {
      await retired;
      // Of one that cannot be loaded nothing is in memory.
      room = (await this.#open.get(key)?.catch(() => null)) ?? null;
      if (room) await flush(room);
      // It may have begun anew meanwhile: that is on disk, too.
      if (room && this.#rooms.get(key) === room) await room.leave();
      return { room, letIn };
    } catch (error) {
      letIn();
      if (room) this.left(room);
      throw error;
    }
  }

  /** Says that somebody left a room; it goes after a while if nobody is on it then. */
  left(room: Room): void {
    const key = formatDocumentName(room.name);
    // Its document may be open anew by now, in another room.
    if (this.#rooms.get(key) !== room) return;
    clearTimeout(this.#idle.get(key));
    const timer = setTimeout(() => {
      this.#idle.delete(key);
      if (this.#rooms.get(key) !== room || room.members.size > 0) return;
      // A disk that fails keeps its documents in memory.
      if (room.unsaved) this.left(room);
      else this.#retire([room]);
    }, this.#idleMs);
    timer.unref();
    this.#idle.set(key, timer);
  }

  /** Whether what is written to a document now would not be kept. */
  isFailing(room: Room): boolean {
    return room.failing || this.#persistence.blocked;
  }

  /** Has what was said on every document applied now. */
  turn(): void {
    for (const room of this.#rooms.values()) room.turn();
  }

  /** Has all rooms write what they have waited for, as nobody will come to them any more. */
  finish(): void {
    for (const room of this.#rooms.values()) room.finish();
  }

  /** Tells everybody of what is on disk, now. */
  acknowledge(): void {
    for (const room of this.#rooms.values()) room.acknowledge();
  }

  /**
   * Lets go of everything, and of what is on disk leaves a state that the next start loads fast. Does not write what waits.
   *
   * @param timeoutMs milliseconds after which it resolves in any case; before, nothing of it is on its way to the disk
   */
  async close(timeoutMs: number): Promise<void> {
    this.#pace.stop();
    this.#retire(
      [...this.#rooms.values()].filter((room) => !room.unsaved),
      performance.now() + timeoutMs,
    );
    for (const room of [...this.#rooms.values()]) {
      this.#forget(formatDocumentName(room.name), room);
      room.destroy();
    }
    await within(timeoutMs, Promise.all(this.#retiring.values()));
  }

  async #load(key: string, name: DocumentName): Promise<Room | null> {
    try {
      const loaded = await this.#store.load(name);
      if (!loaded) {
        this.#open.delete(key);
        return null;
      }
      for (const { bytes, ...row } of loaded.damaged) {
        this.#log.error({ document: key, ...row, size: bytes.length }, 'damaged row');
      }
      const room = new Room(loaded, {
        log: this.#log,
        quietMs: this.#quietMs,
        turnMs: () => this.#pace.turnMs,
        schedule: (source) => this.#persistence.schedule(source),
        onOver: (over, settled) => {
          this.#forget(key, over);
          this.#retireAfter(key, settled);
        },
      });
      this.#rooms.set(key, room);
      return room;
    } catch (error) {
      this.#open.delete(key);
      throw error;
    }
  }

  /** The next opener loads the document anew. */
  #forget(key: string, room: Room): void {
    if (this.#rooms.get(key) !== room) return;
    this.#rooms.delete(key);
    this.#open.delete(key);
    clearTimeout(this.#idle.get(key));
    this.#idle.delete(key);
  }

  /**
   * Lets go of some rooms of which nothing waits for the disk, in one commit.
   *
   * @param end of the time for folding them, in milliseconds of `performance.now()`: a large one takes 100 ms
   */
  #retire(rooms: readonly Room[], end = Number.POSITIVE_INFINITY): void {
    const batches = rooms
      .map((room) => (performance.now() < end ? room.retire() : null))
      .filter((batch) => batch !== null);
    for (const room of rooms) {
      this.#forget(formatDocumentName(room.name), room);
      room.destroy();
    }
    if (batches.length === 0) return;
    const kept = this.#store.commit(batches).catch((error: unknown) => {
      // The log says the same as the states would have.
      this.#log.error({ err: error, documents: batches.length }, 'documents could not be compacted');
    });
    for (const { name } of batches) this.#retireAfter(formatDocumentName(name), kept);
  }

  /** Whoever opens the document meanwhile waits until all of it is on disk. */
  #retireAfter(key: string, kept: Promise<void>): void {
    const before = this.#retiring.get(key);
    const retiring: Promise<void> = Promise.all([before, kept]).then(() => {
      if (this.#retiring.get(key) === retiring) this.#retiring.delete(key);
    });
    this.#retiring.set(key, retiring);
  }
}
