import * as Y from 'yjs';

/** Plain JSON: what a register may hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What happened to one register; `undefined` stands for "no such register". */
export interface RegisterChange {
  readonly key: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

export type RegistersListener = (changes: readonly RegisterChange[], transaction: Y.Transaction) => void;

interface Held {
  value: Json;
  /** Live entries of this key; more than one after concurrent writes, until somebody writes the key again. */
  entries: number;
}

/**
 * Last-writer-wins registers as `[key, value]` entries of a Y.Array; of several entries of a key the rightmost counts.
 *
 * An entry is appended and the key's older ones deleted in one transaction, so a later write always stands to the right of
 * what its writer had seen, and Yjs merges the deleted into runs: a Y.Map would keep every overwrite for ever. Two writes
 * at once leave two entries; every replica picks the same one. Only a writer of that key tidies, never a reader: a
 * read-only client must not turn reading into writes.
 */
export class Registers {
  readonly #doc: Y.Doc;
  readonly #array: Y.Array<unknown>;
  readonly #held = new Map<string, Held>();
  /** Written in the transaction under way: the observer hears of it only at its end. */
  readonly #pending = new Map<string, Json | undefined>();
  readonly #listeners = new Set<RegistersListener>();
  #strays = 0;

  constructor(doc: Y.Doc, name: string) {
    this.#doc = doc;
    this.#array = doc.getArray(name);
    for (const entry of this.#array) this.#count(entry);
    this.#array.observe(this.#observe);
  }

  /** O(1). Sees what the running transaction wrote. */
  get(key: string): Json | undefined {
    return this.#pending.has(key) ? this.#pending.get(key) : this.#held.get(key)?.value;
  }

  /** Every key with its value, in no particular order. */
  *entries(): IterableIterator<[string, Json]> {
    for (const [key, { value }] of this.#held) yield [key, value];
  }

  get size(): number {
    return this.#held.size;
  }

  /** Live entries that no register needs: losers of concurrent writes, and what has not the shape of an entry. */
  get clutter(): number {
    return this.#array.length - this.#held.size;
  }

  /** Entries that are not `[key, value]`: only a foreign or hostile writer makes them. */
  get strays(): number {
    return this.#strays;
  }

  set(key: string, value: Json): void {
    this.#replace(key, value, () => this.#array.push([[key, value]]));
  }

  /**
   * As {@link set}, but at the other end of the array: whoever writes the key at the same time wins. For the server, which
   * puts right what one person did while another, who knows nothing of that, goes on working; and for what a page brings of
   * somebody else's card, which they may bring themselves at the same time.
   */
  restore(key: string, value: Json): void {
    this.#replace(key, value, () => this.#array.insert(0, [[key, value]]));
  }

  /** {@link restore} of many registers, in one walk along the array. */
  restoreAll(values: ReadonlyMap<string, Json>): void {
    if (values.size === 0) return;
    this.#doc.transact(() => {
      this.#delete((entry) => values.has(keyOf(entry) ?? ''));
      for (const [key, value] of values) this.#pending.set(key, value);
      this.#array.insert(
        0,
        [...values].map(([key, value]) => [key, value]),
      );
    });
  }

  remove(keys: ReadonlySet<string>): void {
    this.#doc.transact(() => {
      this.#delete((entry) => keys.has(keyOf(entry) ?? ''));
      for (const key of keys) this.#pending.set(key, undefined);
    });
  }

  /** Deletes {@link clutter}. For the server: a client that did this on reading would write. */
  tidy(): void {
    const left = new Map([...this.#held].map(([key, { entries }]) => [key, entries]));
    this.#doc.transact(() => {
      this.#delete((entry) => {
        const key = keyOf(entry);
        const rest = (key === null ? 0 : (left.get(key) ?? 0)) - 1;
        if (key !== null) left.set(key, rest);
        return rest !== 0;
      });
    });
  }

  observe(listener: RegistersListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  destroy(): void {
    this.#array.unobserve(this.#observe);
    this.#listeners.clear();
  }

  #replace(key: string, value: Json, write: () => void): void {
    this.#doc.transact(() => {
      if (this.#held.has(key) || this.#pending.has(key)) this.#delete((entry) => keyOf(entry) === key);
      this.#pending.set(key, value);
      write();
    });
  }

  #delete(unwanted: (entry: unknown) => boolean): void {
    const at: number[] = [];
    let index = 0;
    for (const entry of this.#array) {
      if (unwanted(entry)) at.push(index);
      index++;
    }
    // From the right, in runs: deleting moves what stands to the right.
    for (let end = at.length - 1; end >= 0; ) {
      let start = end;
      while (start > 0 && at[start - 1] === (at[start] ?? 0) - 1) start--;
      this.#array.delete(at[start] ?? 0, end - start + 1);
      end = start - 1;
    }
  }

  #count(entry: unknown): void {
    const key = keyOf(entry);
    if (key === null) this.#strays++;
    else this.#held.set(key, { value: contentOf(entry), entries: (this.#held.get(key)?.entries ?? 0) + 1 });
  }

  readonly #observe = (_event: Y.YArrayEvent<unknown>, transaction: Y.Transaction): void => {
    this.#pending.clear();
    const before = new Map<string, Json | undefined>();
    const contested = new Set<string>();
    const visit = (entry: unknown, step: 1 | -1): void => {
      const key = keyOf(entry);
      if (key === null) {
        this.#strays += step;
        return;
      }
      const held = this.#held.get(key);
      if (!before.has(key)) before.set(key, held?.value);
      const entries = (held?.entries ?? 0) + step;
      if (entries === 0) this.#held.delete(key);
      // With one entry left and that one new, it is the value; in every other case the order in the array decides.
      else this.#held.set(key, { value: step === 1 || !held ? contentOf(entry) : held.value, entries });
      if (entries > 1 || (step === -1 && entries === 1)) contested.add(key);
    };
    // Not `event.changes`: it walks the whole array, tombstones and all, at every event.
    forEachDeleted(transaction, this.#array, (entry) => visit(entry, -1));
    for (const key of contested) if ((this.#held.get(key)?.entries ?? 0) === 0) contested.delete(key);
    forEachAdded(transaction, this.#array, (entry) => visit(entry, 1));
    this.#settle(contested);
    const changes: RegisterChange[] = [];
    for (const [key, value] of before) {
      const after = this.#held.get(key)?.value;
      if (after !== value) changes.push({ key, before: value, after });
    }
    if (changes.length > 0) for (const listener of this.#listeners) listener(changes, transaction);
  };

  /** Reads from the array itself which entry of each of some keys is the rightmost. */
  #settle(keys: ReadonlySet<string>): void {
    if (keys.size === 0) return;
    for (const entry of this.#array) {
      const key = keyOf(entry);
      if (key === null || !keys.has(key)) continue;
      const held = this.#held.get(key);
      if (held) held.value = contentOf(entry);
    }
  }
}

function keyOf(entry: unknown): string | null {
  return Array.isArray(entry) && entry.length === 2 && typeof entry[0] === 'string' ? entry[0] : null;
}

function contentOf(entry: unknown): Json {
  return (entry as [string, Json])[1];
}

/** Contents that a transaction deleted and that were there before it. */
function forEachDeleted(transaction: Y.Transaction, array: unknown, visit: (entry: unknown) => void): void {
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (!(struct instanceof Y.Item) || struct.parent !== array) return;
    if (struct.id.clock >= (transaction.beforeState.get(struct.id.client) ?? 0)) return;
    // Still there: contents are collected after the observers have run.
    for (const entry of struct.content.getContent()) visit(entry);
  });
}

/** Contents that a transaction added and did not delete again. */
function forEachAdded(transaction: Y.Transaction, array: unknown, visit: (entry: unknown) => void): void {
  for (const [client, end] of transaction.afterState) {
    const start = transaction.beforeState.get(client) ?? 0;
    if (start === end) continue;
    const structs = transaction.doc.store.clients.get(client) ?? [];
    for (let i = Y.findIndexSS(structs, start); i < structs.length; i++) {
      const struct = structs[i];
      if (!(struct instanceof Y.Item) || struct.deleted || struct.parent !== array) continue;
      const skip = Math.max(0, start - struct.id.clock);
      for (const entry of struct.content.getContent().slice(skip)) visit(entry);
    }
  }
}
