import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { PresenceState } from '#app/collab/protocol.ts';
import { LIMITS, MESSAGE } from '#app/collab/protocol.ts';
import type { StateReader } from './presence-states.ts';

/** Whoever may speak on a document: one open socket. */
export interface Speaker {
  readonly person: PresenceState['person'];
  /** It has sent all that its document has: what else comes of its client id is not its own. */
  readonly hasAnswered: boolean;
  readonly mayWrite: boolean;
}

interface Entry {
  readonly speaker: Speaker;
  clock: number;
  state: PresenceState | null;
}

interface Heard {
  readonly clientId: number;
  readonly clock: number;
  readonly state: object | null;
}

/**
 * Who is on a document, as y-protocols' awareness frames tell it. A connection speaks for one client id, its own: stock
 * providers echo everything they hear, so entries for other ids are passed over without blame.
 */
export class Presence {
  readonly #readState: StateReader;
  readonly #entries = new Map<number, Entry>();
  readonly #own = new Map<Speaker, number>();

  constructor(readState: StateReader) {
    this.#readState = readState;
  }

  /**
   * Who alone may write with a client id; undefined for one that nobody here speaks for. Until its owner has sent all that it
   * has, what others bring of it may be genuine: heard of before a crash that came before the disk.
   */
  ownerOf(clientId: number): Speaker | undefined {
    const speaker = this.#entries.get(clientId)?.speaker;
    return speaker?.hasAnswered ? speaker : undefined;
  }

  /** Whether somebody who may write is here with a client id, and says so. */
  isHere(clientId: number): boolean {
    const entry = this.#entries.get(clientId);
    return entry?.speaker.mayWrite === true && entry.state !== null;
  }

  /**
   * Takes in what a connection says of itself.
   *
   * @returns the client ids whose state is news to the others
   * @throws for a frame that is not an awareness update or that is above a limit
   */
  hear(speaker: Speaker, update: Uint8Array): number[] {
    const changed: number[] = [];
    for (const { clientId, clock, state } of readEntries(update)) {
      const entry = this.#entries.get(clientId);
      const taken = entry?.speaker !== speaker;
      if (taken && (this.#own.has(speaker) || state === null)) continue;
      // The same person's: left on a half-open socket before coming back.
      if (taken && entry && entry.speaker.person.id !== speaker.person.id) continue;
      // Older: also what a socket that was left for another one still brings.
      if (entry && clock < entry.clock) continue;
      // An equal clock with null is how a client says that it leaves.
      if (entry && !taken && clock === entry.clock && state !== null) continue;
      if (taken && entry) this.#own.delete(entry.speaker);
      this.#own.set(speaker, clientId);
      this.#entries.set(clientId, { speaker, clock, state: this.#toState(speaker, state) });
      changed.push(clientId);
    }
    return changed;
  }

  /** Forgets a connection; returns the client ids that are gone. */
  leave(speaker: Speaker): number[] {
    const clientId = this.#own.get(speaker);
    this.#own.delete(speaker);
    const entry = clientId === undefined ? undefined : this.#entries.get(clientId);
    if (clientId === undefined || !entry) return [];
    entry.state = null;
    return [clientId];
  }

  /** Drops those of some client ids that are gone, once everybody has been told. */
  forgetGone(clientIds: Iterable<number>): void {
    for (const clientId of clientIds) {
      const entry = this.#entries.get(clientId);
      if (entry?.state !== null) continue;
      this.#entries.delete(clientId);
      this.#own.delete(entry.speaker);
    }
  }

  /** What others are shown: the person from the session, and of the client's words what the kind of document lets through. */
  #toState({ person }: Speaker, state: object | null): PresenceState | null {
    return state && { person, ...this.#readState(state) };
  }

  /** A whole frame, message type included, with the states of some client ids; of everyone by default. */
  frame(clientIds: Iterable<number> = this.#entries.keys()): Uint8Array | null {
    const known = [...clientIds].filter((clientId) => this.#entries.has(clientId));
    if (known.length === 0) return null;
    const inner = encoding.createEncoder();
    encoding.writeVarUint(inner, known.length);
    for (const clientId of known) {
      const entry = this.#entries.get(clientId);
      encoding.writeVarUint(inner, clientId);
      encoding.writeVarUint(inner, entry?.clock ?? 0);
      encoding.writeVarString(inner, JSON.stringify(entry?.state ?? null));
    }
    const outer = encoding.createEncoder();
    encoding.writeVarUint(outer, MESSAGE.awareness);
    encoding.writeVarUint8Array(outer, encoding.toUint8Array(inner));
    return encoding.toUint8Array(outer);
  }
}

function readEntries(update: Uint8Array): Heard[] {
  const decoder = decoding.createDecoder(update);
  const count = decoding.readVarUint(decoder);
  if (count > LIMITS.awarenessEntries) throw new RangeError('too many awareness entries');
  const heard: Heard[] = [];
  for (let i = 0; i < count; i++) {
    const clientId = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    if (clientId > LIMITS.clientId || clock > LIMITS.clock) throw new RangeError('client id or clock out of range');
    const bytes = decoding.readVarUint8Array(decoder);
    if (bytes.length > LIMITS.awarenessBytes) throw new RangeError('awareness state too large');
    const state: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof state !== 'object' || Array.isArray(state)) throw new TypeError('not a state');
    heard.push({ clientId, clock, state });
  }
  if (decoding.hasContent(decoder)) throw new RangeError('bytes after the awareness entries');
  return heard;
}
