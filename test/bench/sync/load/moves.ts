import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { BOARD_ROOT } from '#app/collab/board-doc.ts';
import type { Json } from '#app/collab/registers.ts';

/** `struct.info` of an item of plain values that names what it stands behind, and nothing that it stands before. */
const ANY_WITH_ORIGIN = 0x88;

interface Id {
  readonly client: number;
  readonly clock: number;
}

/**
 * Writes registers of a document by many client ids in turn, each of whom has seen everything before: the updates that their
 * documents would send, byte for byte, without the documents. With 100,000 changes behind it, each one walks the remains of
 * all at every change.
 */
export class Moves {
  readonly #entries = new Map<string, Id>();
  readonly #clocks = new Map<number, number>();
  #last: Id | null = null;

  /** @param states updates that make the document, of which every register has one entry */
  constructor(states: readonly Uint8Array[]) {
    const doc = new Y.Doc();
    for (const state of states) Y.applyUpdate(doc, state);
    for (let item = doc.getArray(BOARD_ROOT)._start; item; item = item.right) {
      const { client, clock } = item.id;
      this.#last = { client, clock: clock + item.length - 1 };
      if (item.deleted) continue;
      for (const [i, entry] of item.content.getContent().entries()) {
        this.#entries.set((entry as [string, Json])[0], { client, clock: clock + i });
      }
    }
    doc.destroy();
  }

  /** The update in which a client appends an entry to the array and deletes the one that it replaces. */
  set(client: number, key: string, value: Json): Uint8Array {
    const before = this.#entries.get(key);
    const origin = this.#last;
    if (!before || !origin) throw new Error(`the document has no ${key}`);
    const clock = this.#clocks.get(client) ?? 0;
    const encoder = encoding.createEncoder();
    const write = (...numbers: number[]) => {
      for (const each of numbers) encoding.writeVarUint(encoder, each);
    };
    // One client with one struct.
    write(1, 1, client, clock);
    encoding.writeUint8(encoder, ANY_WITH_ORIGIN);
    write(origin.client, origin.clock, 1);
    encoding.writeAny(encoder, [key, value] as unknown as Parameters<typeof encoding.writeAny>[1]);
    // One client of whose clocks one run of one is deleted.
    write(1, before.client, 1, before.clock, 1);
    this.#last = { client, clock };
    this.#entries.set(key, this.#last);
    this.#clocks.set(client, clock + 1);
    return encoding.toUint8Array(encoder);
  }
}
