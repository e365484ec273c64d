import * as Y from 'yjs';

/**
 * The document that the editor shows: a copy of the shared one that follows it, and that it follows.
 *
 * Between the two the words of others can be held back while an input method composes. Under a composition the browser owns
 * the text node; if it is redrawn, characters are doubled or lost. Merging what was held is then Yjs's affair, as with
 * anybody who was offline for a moment.
 *
 * What the editor does comes into the shared document with this object for the transaction's origin.
 */
export class ShownDocument {
  readonly doc = new Y.Doc();
  readonly #shared: Y.Doc;
  #held: Uint8Array[] | null = null;

  /**
   * Of one shared document there is one at a time.
   *
   * @param clientId with which it writes: the one that the others are told is here, with which nobody else does
   */
  constructor(shared: Y.Doc, clientId: number) {
    this.#shared = shared;
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(shared), this);
    this.doc.clientID = clientId;
    shared.on('update', this.#onShared);
    this.doc.on('update', this.#onShown);
  }

  /** From now on the shown document stays as it is, but for what is done in it. */
  hold(): void {
    this.#held ??= [];
  }

  /** Brings what came meanwhile. */
  release(): void {
    const held = this.#held;
    this.#held = null;
    if (held && held.length > 0) Y.applyUpdate(this.doc, Y.mergeUpdates(held), this);
  }

  destroy(): void {
    this.#shared.off('update', this.#onShared);
    this.doc.destroy();
  }

  readonly #onShared = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) return;
    if (this.#held) this.#held.push(update);
    else Y.applyUpdate(this.doc, update, this);
  };

  readonly #onShown = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) return;
    this.#shared.transact((transaction) => {
      Y.applyUpdate(this.#shared, update);
      // Of what comes with its own client id from elsewhere, Yjs thinks that somebody else has it too, and takes another one.
      transaction.local = true;
    }, this);
  };
}
