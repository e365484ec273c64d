import * as Y from 'yjs';
import { sum } from './bytes.ts';
import type { Content } from './content.ts';
import type { DocumentBatch, LoadedDocument } from './store.ts';

/**
 * When the log is folded into the state, so that a load reads no more of it than that: some hundreds of updates are what a
 * server just started takes 50 ms for. By bytes, not before they are a share of the state: folding a large one takes 100 ms,
 * and whoever writes fast must not have it done all the time.
 */
const FOLD = { updates: 500, bytes: 131_072, shareOfState: 0.25 } as const;

/**
 * When a document is begun anew, without its past, in the next epoch. At rest: once its state is this many times what it
 * would be without. While people are on it, whom it costs a moment: only when loads and edits would begin to be felt.
 */
const RENEW = {
  times: 1.5,
  /** Bytes of a state: some 7,000 moves by turns, of which each edit walks the remains. */
  liveBytes: 65_536,
  /** Client ids, of which each edit pays for every one (0.3 ms at 1,000), beyond a few for each person who is on it now. */
  liveClients: 1_000,
  clientsPerMember: 4,
} as const;

/** The state vector of an empty document. */
const NOTHING = Uint8Array.of(0);

/** Decides when a document's log becomes a state, and its state one without a past. */
export class Compaction {
  readonly #content: Content;
  readonly #epoch: number;
  #damaged: LoadedDocument['damaged'];
  #updates: number;
  #bytes: number;
  #stateBytes: number;
  #isDemanded = false;

  constructor(content: Content, epoch: number, { state, updates, damaged }: LoadedDocument) {
    this.#content = content;
    this.#epoch = epoch;
    this.#damaged = damaged;
    this.#updates = updates.length;
    this.#bytes = sum(updates);
    this.#stateBytes = state?.length ?? 0;
  }

  /** Bytes of the document as one update, or some more. */
  get size(): number {
    return this.#stateBytes + this.#bytes;
  }

  /** The next commit is to write the whole document. */
  demand(): void {
    this.#isDemanded = true;
  }

  /**
   * What a commit puts in the place of state and log; null for nothing but its updates.
   *
   * @param updates of this commit; the document holds them and no later ones
   * @param members how many are on it
   */
  after(updates: readonly Uint8Array[], members: number): DocumentBatch['compacted'] {
    this.#updates += updates.length;
    this.#bytes += sum(updates);
    const mostBytes = Math.max(FOLD.bytes, FOLD.shareOfState * this.#stateBytes);
    if (!this.#isDemanded && this.#updates <= FOLD.updates && this.#bytes <= mostBytes) return null;
    const state = this.#state();
    return this.#fold(this.#renewed(state, members), state);
  }

  /**
   * What to put in the place of state and log now that no more changes come; null where they are well as they are.
   *
   * @param members how many are on it, and will come back
   */
  atRest(members: number): DocumentBatch['compacted'] {
    const state = this.#state();
    const renewed = this.#renewed(state, members);
    return renewed || this.#updates > 0 ? this.#fold(renewed, state) : null;
  }

  #state(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#content.doc, NOTHING);
  }

  /** The document without its past, if that is worth it to those who are on it. */
  #renewed(state: Uint8Array, members: number): Uint8Array | null {
    if (members > 0 && !this.#isHeavy(state, members)) return null;
    const fresh = this.#content.withoutPast();
    return fresh && state.length > RENEW.times * fresh.length ? fresh : null;
  }

  #isHeavy(state: Uint8Array, members: number): boolean {
    const clients = this.#content.doc.store.clients.size;
    return state.length > RENEW.liveBytes || clients > RENEW.liveClients + RENEW.clientsPerMember * members;
  }

  #fold(renewed: Uint8Array | null, state: Uint8Array): DocumentBatch['compacted'] {
    const damaged = this.#damaged;
    this.#damaged = [];
    this.#isDemanded = false;
    this.#updates = 0;
    this.#bytes = 0;
    this.#stateBytes = (renewed ?? state).length;
    return { state: renewed ?? state, epoch: renewed ? this.#epoch + 1 : this.#epoch, damaged };
  }
}
