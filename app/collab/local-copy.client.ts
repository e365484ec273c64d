import { nanoid } from 'nanoid';
import * as Y from 'yjs';
import { BOARD_ROOT } from './board-doc.ts';
import { type CarryOver, readCarryOver } from './carry-over.ts';
import type { CopyId } from './local-store.client.ts';
import { completed, NOTE_PREFIX, openDatabase, parseNote, rawNotes, STORES, settled } from './local-store.client.ts';
import { Registers } from './registers.ts';

/** Updates in a copy above which they are made one: when it is opened, and while it is open. */
const TRIM = { opened: 50, open: 500 } as const;

export interface LocalCopyOptions {
  readonly copy: CopyId;
  readonly doc: Y.Doc;
  /** What people call the document, to say of which one something is not saved. */
  readonly title: string;
  /** Whether changes are kept in this browser has changed. */
  onChange(): void;
}

/**
 * A document's copy in this browser, with a note of what of this page is not acknowledged.
 *
 * A change and the note of it are one transaction. Each page has a note of its own, since several may have one copy open;
 * what a page found noted when it opened is its own to send, and its to strike out once it is acknowledged.
 */
export class LocalCopy {
  /** The registers that earlier pages changed and that were not acknowledged. */
  readonly unsaved: readonly string[];
  readonly #options: LocalCopyOptions;
  readonly #database: IDBDatabase;
  readonly #noteKey = `${NOTE_PREFIX}:${nanoid()}`;
  /** Notes of earlier pages as they were found. */
  #found: ReadonlyMap<string, unknown>;
  #count: number;
  #queue: Uint8Array[] = [];
  #note: { readonly changes: number; readonly keys: readonly string[] } = { changes: 0, keys: [] };
  #isNoteDue = false;
  #isSettled = false;
  #flushDue = false;
  #last: Promise<void> = Promise.resolve();
  #isKept = true;
  #isClosed = false;

  private constructor(options: LocalCopyOptions, database: IDBDatabase, found: Map<string, unknown>, count: number) {
    this.#options = options;
    this.#database = database;
    this.#found = found;
    this.#count = count;
    this.unsaved = [...new Set([...found.values()].flatMap((raw) => parseNote(raw)?.keys ?? []))];
    options.doc.on('update', this.#onUpdate);
    const lost = () => {
      database.close();
      this.#fail();
    };
    database.onversionchange = lost;
    database.onclose = lost;
  }

  /**
   * Loads a copy into its document, and keeps it from then on. Null where the browser keeps nothing: the board works
   * without. Transactions that load it have the copy for their origin.
   */
  static async open(options: LocalCopyOptions): Promise<LocalCopy | null> {
    const database = await openDatabase(options.copy, true);
    if (!database) return null;
    try {
      const { updates, notes } = await read(database);
      // Whole before it touches the document: of updates that cannot be read, a part would stay in it.
      const state = updates.length > 0 ? Y.mergeUpdates(updates) : null;
      const copy = new LocalCopy(options, database, notes, updates.length);
      if (state) Y.applyUpdate(options.doc, state, copy);
      if (updates.length > TRIM.opened) copy.#trim();
      return copy;
    } catch {
      database.close();
      return null;
    }
  }

  /** What was last to be written is written; if not, the changes of this page are nowhere but in it. */
  get isKept(): boolean {
    return this.#isKept;
  }

  /** Notes which registers this page has changed without an ack, together with the change that is under way. */
  note(keys: readonly string[]): void {
    this.#note = { changes: this.#note.changes + 1, keys };
    this.#isNoteDue = true;
    this.#flushSoon();
  }

  /** Everything in the copy is acknowledged: strikes out what was noted of it, by this page and those before it. */
  settle(): void {
    this.#note = { changes: this.#note.changes + 1, keys: [] };
    this.#isNoteDue = true;
    this.#isSettled = true;
    this.#flushSoon();
  }

  /** Resolves to whether everything up to now is written. */
  async flushed(): Promise<boolean> {
    this.#flush();
    await this.#last;
    return this.#isKept;
  }

  close(): void {
    if (this.#isClosed) return;
    this.#flush();
    this.#isClosed = true;
    this.#options.doc.off('update', this.#onUpdate);
    // Ends after the transactions that have begun.
    this.#database.close();
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) return;
    this.#queue.push(update);
    this.#flushSoon();
  };

  #flushSoon(): void {
    if (this.#flushDue || this.#isClosed) return;
    this.#flushDue = true;
    queueMicrotask(() => this.#flush());
  }

  #flush(): void {
    this.#flushDue = false;
    if (this.#isClosed || (this.#queue.length === 0 && !this.#isNoteDue)) return;
    // After a failure the queue of then is gone: all of the document makes up for it.
    const updates = this.#isKept ? this.#queue : [Y.encodeStateAsUpdate(this.#options.doc)];
    this.#queue = [];
    try {
      this.#last = this.#write(updates).then(
        () => this.#succeed(updates.length),
        () => this.#fail(),
      );
    } catch {
      // A database that was closed behind our back.
      this.#fail();
    }
  }

  #write(updates: readonly Uint8Array[]): Promise<void> {
    const { keys } = this.#note;
    // What the server does not have yet should outlive a battery that runs empty.
    const durability = keys.length > 0 ? 'strict' : 'relaxed';
    const transaction = this.#database.transaction([STORES.updates, STORES.notes], 'readwrite', { durability });
    const store = transaction.objectStore(STORES.updates);
    for (const update of updates) store.add(update);
    if (this.#isNoteDue) this.#writeNote(transaction.objectStore(STORES.notes));
    this.#isNoteDue = false;
    return completed(transaction);
  }

  #writeNote(store: IDBObjectStore): void {
    const { keys, changes } = this.#note;
    if (keys.length === 0) store.delete(this.#noteKey);
    else store.put(JSON.stringify({ keys, title: this.#options.title, changes }), this.#noteKey);
    if (!this.#isSettled) return;
    this.#isSettled = false;
    for (const [key, found] of this.#found) {
      const request = store.get(key);
      // The page that wrote it may live, and have changed something since.
      request.onsuccess = () => request.result === found && store.delete(key);
    }
    this.#found = new Map();
  }

  #succeed(added: number): void {
    this.#count += added;
    if (this.#count > TRIM.open && !this.#isClosed) this.#trim();
    if (this.#isKept) return;
    this.#isKept = true;
    this.#options.onChange();
  }

  #fail(): void {
    this.#isNoteDue = true;
    if (!this.#isKept) return;
    this.#isKept = false;
    this.#options.onChange();
  }

  /** Makes one update of all there are, those of other pages included. */
  #trim(): void {
    this.#count = 1;
    const transaction = this.#database.transaction(STORES.updates, 'readwrite');
    const store = transaction.objectStore(STORES.updates);
    const request = store.getAll();
    request.onsuccess = () => {
      try {
        const doc = new Y.Doc();
        // Merging would keep what is deleted; a document lets go of it.
        Y.applyUpdate(doc, Y.mergeUpdates(request.result));
        const state = Y.encodeStateAsUpdate(doc);
        doc.destroy();
        store.clear();
        store.add(state);
      } catch {
        transaction.abort();
      }
    };
    // What cannot be made smaller stays as it is.
    completed(transaction).catch(() => undefined);
  }
}

/** What pages noted in a copy of a board and could not send, without loading it anywhere. */
export async function readUnsaved(copy: CopyId): Promise<CarryOver> {
  const { doc, keys } = (await readCopy(copy)) ?? { doc: new Y.Doc(), keys: [] };
  return readCarryOver(new Registers(doc, BOARD_ROOT), keys);
}

/** A copy as a document of its own, with what pages noted in it and could not send; null where there is none. */
export async function readCopy(
  copy: CopyId,
): Promise<{ readonly doc: Y.Doc; readonly keys: readonly string[] } | null> {
  const database = await openDatabase(copy, false);
  if (!database) return null;
  try {
    const { updates, notes } = await read(database);
    const doc = new Y.Doc();
    if (updates.length > 0) Y.applyUpdate(doc, Y.mergeUpdates(updates));
    return { doc, keys: [...notes.values()].flatMap((raw) => parseNote(raw)?.keys ?? []) };
  } finally {
    database.close();
  }
}

/** Updates and notes of one moment. */
async function read(database: IDBDatabase): Promise<{ updates: Uint8Array[]; notes: Map<string, unknown> }> {
  const transaction = database.transaction([STORES.updates, STORES.notes], 'readonly');
  const [updates, notes] = await Promise.all([
    settled(transaction.objectStore(STORES.updates).getAll()),
    rawNotes(transaction.objectStore(STORES.notes)),
  ]);
  return { updates, notes };
}
