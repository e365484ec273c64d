import type { Logger } from 'pino';
import * as Y from 'yjs';
import type { Repair } from '#app/collab/board-check.ts';
import { applyRepairs, checkBoard, checkWholeBoard, missingMeasureCards } from '#app/collab/board-check.ts';
import { BoardDoc, boardFromCards, withoutPast } from '#app/collab/board-doc.ts';
import { toChange } from '#app/collab/card-changes.ts';
import type { DocumentName } from '#app/collab/protocol.ts';
import { LIMITS, SYNC } from '#app/collab/protocol.ts';
import type { RegisterChange } from '#app/collab/registers.ts';
import type { Card } from '#app/domain/board.ts';
import type { AgencyId, CardId, PersonId } from '#app/domain/ids.ts';
import { writeSync } from './frames.ts';
import type { Source } from './persistence.ts';
import { Presence } from './presence.ts';
import { Projection } from './projection.ts';
import type { DocumentBatch, LoadedDocument } from './store.ts';
import { inspectUpdate } from './update-check.ts';

/** Updates, and their bytes, after which a document's log is folded into its state. */
const COMPACT = { updates: 1_000, bytes: 1_048_576 } as const;
/** A state this many times the size of one without a past, and larger than `bytes`, is begun anew in the next epoch. */
const RENEW = { times: 1.5, bytes: 8_192 } as const;
/** Bytes of changes that wait for their commit, above which no more are taken: the disk has been failing for long. */
const WAITING_BYTES = 16_777_216;
/** Milliseconds in which presence gathers for one frame to everybody. */
const PRESENCE_MS = 30;

/** One end of a room: an open connection, as the room sees it. */
export interface Member {
  readonly person: { readonly id: PersonId; readonly name: string; readonly agency: string | null };
  /** It has been sent the state, so what happens after is of use to it. */
  readonly caughtUp: boolean;
  send(frame: Uint8Array): void;
  /** Everything this member sent up to its fence `seq` is on disk. */
  acknowledge(seq: number): void;
}

export type Written =
  /** Applied. Not on disk yet. */
  | { readonly kind: 'written'; readonly repaired: boolean }
  | { readonly kind: 'gap' }
  /** Speaks for a client id of somebody else who is here. */
  | { readonly kind: 'foreign' }
  | { readonly kind: 'malformed'; readonly why: string }
  /** Too much waits for the disk. */
  | { readonly kind: 'full' }
  /** The document is no longer to be trusted and must be loaded anew. */
  | { readonly kind: 'broken'; readonly error: unknown };

/** What has been applied and is not on disk. */
interface Gathering {
  readonly updates: { readonly bytes: Uint8Array; readonly from: Member | null }[];
  readonly members: Set<Member>;
  /** Fences to acknowledge after the commit. */
  readonly fences: Map<Member, number>;
  /** Readers who wait to be sent nothing that is not on disk: what they read is read when this is sealed. */
  readonly readers: Reader[];
  /** What has been read, to be sent after the commit. */
  readonly ready: (() => void)[];
}

/** Reads from the document, and returns what sends it. */
type Reader = () => () => void;

const gather = (): Gathering => ({ updates: [], members: new Set(), fences: new Map(), readers: [], ready: [] });

/** A loaded document and who is on it. */
export class Room implements Source {
  readonly name: DocumentName;
  readonly epoch: number;
  readonly agencyId: AgencyId;
  readonly members = new Set<Member>();
  readonly presence = new Presence();
  readonly #board: BoardDoc;
  readonly #frame: LoadedDocument['frame'];
  readonly #damaged: LoadedDocument['damaged'];
  readonly #projection: Projection;
  readonly #log: Logger;
  readonly #schedule: () => void;
  #gathering = gather();
  #sealed: Gathering | null = null;
  #failing = false;
  #logged: { updates: number; bytes: number };
  #compact = false;
  #waitingBytes = 0;
  #presenceNews = new Set<number>();
  #presenceTimer: NodeJS.Timeout | null = null;
  #sender: Member | null = null;
  /** The cards before an update that broke the document; null while it is whole. */
  #soundCards: ReadonlyMap<CardId, Card> | null = null;

  /** @param schedule asks for a commit of what has gathered */
  constructor(loaded: LoadedDocument, log: Logger, schedule: (room: Room) => void) {
    this.name = loaded.name;
    this.agencyId = loaded.agencyId;
    this.#frame = loaded.frame;
    this.#damaged = loaded.damaged;
    this.#log = log;
    this.#schedule = () => schedule(this);
    this.#logged = { updates: loaded.updates.length, bytes: sum(loaded.updates) };
    const sound = restore(loaded);
    // What the rows say was written with the updates that are damaged, so it is the whole; local copies of clients have
    // the damaged updates too and would merge them in, hence a new epoch.
    this.epoch = sound ? loaded.epoch : loaded.epoch + 1;
    const doc = sound ?? new Y.Doc();
    if (!sound) {
      Y.applyUpdate(doc, boardFromCards(loaded.rows));
      this.#compact = true;
    }
    this.#board = new BoardDoc(doc);
    this.#projection = new Projection(this.#board);
    doc.on('update', (bytes: Uint8Array) => {
      this.#gathering.updates.push({ bytes, from: this.#sender });
      this.#waitingBytes += bytes.length;
    });
    this.#reconcile(loaded.rows);
    if (this.#compact) this.#schedule();
  }

  get unsaved(): boolean {
    return this.#sealed !== null || this.#gathering.updates.length > 0;
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#board.doc);
  }

  /** What a member with that state vector lacks. @throws for a state vector that does not decode */
  diff(stateVector: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.#board.doc, stateVector);
  }

  /** Applies a member's update, then puts right what it did to the board. Nobody else hears of it before the commit. */
  write(member: Member, update: Uint8Array): Written {
    const { doc } = this.#board;
    const verdict = inspectUpdate(update, doc);
    if (verdict.kind !== 'sound') return verdict;
    for (const writer of verdict.writers) {
      const owner = this.presence.ownerOf(writer);
      if (owner && owner.person.id !== member.person.id) return { kind: 'foreign' };
    }
    if (this.#waitingBytes + update.length > WAITING_BYTES) return { kind: 'full' };
    const before = this.#board.cards;
    const waiting = this.#gathering.updates.length;
    const changes: RegisterChange[] = [];
    const changed = new Set<CardId>();
    const stopRegisters = this.#board.registers.observe((more) => changes.push(...more));
    const stopCards = this.#board.observe((ids) => {
      for (const id of ids) changed.add(id);
    });
    this.#sender = member;
    let repairs = 0;
    try {
      Y.applyUpdate(doc, update, member);
      if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('an update left structs pending');
      this.#sender = null;
      repairs = this.#repair(checkBoard(this.#frame, this.#board, changes));
    } catch (error) {
      // What Yjs made of the part that it took must not reach the log nor the rows; what was sound before still does.
      this.#gathering.updates.length = waiting;
      this.#soundCards = before;
      return { kind: 'broken', error };
    } finally {
      this.#sender = null;
      stopRegisters();
      stopCards();
    }
    if (this.#gathering.updates.length > 0) {
      this.#gathering.members.add(member);
      this.#projection.note(before, changed, member.person.id, Date.now());
      this.#schedule();
    }
    return { kind: 'written', repaired: repairs > 0 };
  }

  /** Acknowledges a member's fence once all it wrote before is on disk; at once where it is. */
  fence(member: Member, seq: number): void {
    const holding = [this.#gathering, this.#sealed].find((waiting) => waiting?.members.has(member));
    if (holding) holding.fences.set(member, Math.max(seq, holding.fences.get(member) ?? 0));
    else member.acknowledge(seq);
  }

  /**
   * Reads from the document, and sends once everything that was read is on disk; at once where nothing waits, and where
   * the disk fails: reading goes on.
   */
  whenKept(reader: Reader): void {
    if (this.#failing || !this.unsaved) reader()();
    else if (this.#gathering.updates.length > 0) this.#gathering.readers.push(reader);
    else this.#sealed?.ready.push(reader());
  }

  seal(): DocumentBatch | null {
    if (this.#gathering.updates.length === 0 && !this.#compact) return null;
    const sealed = this.#gathering;
    this.#sealed = sealed;
    this.#gathering = gather();
    // Later the document holds more than this commit.
    for (const reader of sealed.readers) sealed.ready.push(reader());
    const updates = sealed.updates.map(({ bytes }) => bytes);
    this.#logged = { updates: this.#logged.updates + updates.length, bytes: this.#logged.bytes + sum(updates) };
    const due = this.#compact || this.#logged.updates > COMPACT.updates || this.#logged.bytes > COMPACT.bytes;
    const fold = due && this.#soundCards === null;
    this.#compact = false;
    if (fold) this.#logged = { updates: 0, bytes: 0 };
    // The document holds these updates and no later ones: whatever comes next runs after this.
    const compacted = fold ? { state: this.diff(NOTHING), epoch: this.epoch, damaged: this.#damaged } : null;
    return {
      name: this.name,
      at: Date.now(),
      updates,
      ...this.#projection.take(this.#soundCards ?? this.#board.cards),
      compacted,
    };
  }

  committed(): void {
    const sealed = this.#sealed;
    this.#sealed = null;
    this.#failing = false;
    if (!sealed) return;
    for (const { bytes } of sealed.updates) this.#waitingBytes -= bytes.length;
    this.#broadcast(sealed);
    for (const send of sealed.ready) send();
    for (const [member, seq] of sealed.fences) member.acknowledge(seq);
  }

  failed(): void {
    this.#failing = true;
    for (const send of this.#sealed?.ready.splice(0) ?? []) send();
    for (const reader of this.#gathering.readers.splice(0)) reader()();
  }

  /** Tells everyone, shortly, what is new about some client ids. */
  tellPresence(clientIds: readonly number[]): void {
    for (const clientId of clientIds) this.#presenceNews.add(clientId);
    if (clientIds.length === 0 || this.#presenceTimer) return;
    this.#presenceTimer = setTimeout(() => {
      this.#presenceTimer = null;
      const frame = this.presence.frame([...this.#presenceNews]);
      this.#presenceNews.clear();
      this.presence.forgetGone();
      if (frame) for (const member of this.members) member.send(frame);
    }, PRESENCE_MS);
  }

  /**
   * What to put in the place of the stored document while nobody is on it: null where it is well as it is. A state that
   * has grown far beyond its cards is begun anew in the next epoch.
   */
  retire(): DocumentBatch | null {
    const state = this.diff(NOTHING);
    const fresh = withoutPast(this.#board.registers);
    const renewed = state.length > RENEW.bytes && state.length > RENEW.times * fresh.length;
    if (!renewed && this.#logged.updates === 0) return null;
    const compacted = renewed ? { state: fresh, epoch: this.epoch + 1 } : { state, epoch: this.epoch };
    const nothing = { updates: [], cards: [], activity: [] };
    return { name: this.name, at: Date.now(), ...nothing, compacted: { ...compacted, damaged: this.#damaged } };
  }

  destroy(): void {
    if (this.#presenceTimer) clearTimeout(this.#presenceTimer);
    this.#board.destroy();
    this.#board.doc.destroy();
  }

  #broadcast({ updates }: Gathering): void {
    const [first, ...more] = updates;
    if (!first) return;
    const merged = more.length > 0 ? Y.mergeUpdates(updates.map(({ bytes }) => bytes)) : first.bytes;
    const frame = writeSync(SYNC.update, merged);
    const sender = more.length > 0 ? null : first.from;
    for (const member of this.members) if (member !== sender && member.caughtUp) member.send(frame);
  }

  /** Makes repairs and clears away what no register needs; returns how many there were. */
  #repair(repairs: readonly Repair[]): number {
    const { registers } = this.#board;
    if (repairs.length > 0) applyRepairs(this.#board, repairs, REPAIR);
    if (registers.strays > 0 || registers.clutter > LIMITS.clutter) registers.tidy();
    return repairs.length;
  }

  /** Brings document and rows of a freshly loaded board into agreement. They differ only after damage or work by hand. */
  #reconcile(rows: readonly Card[]): void {
    const repairs = this.#repair(checkWholeBoard(this.#frame, this.#board));
    const missing = this.#repair(missingMeasureCards(this.#frame, this.#board));
    const byId = new Map(rows.map((card) => [card.id, card]));
    const differing = new Set<CardId>();
    for (const [id, card] of this.#board.cards) {
      const row = byId.get(id);
      if (!row || toChange(row, card).length > 0) differing.add(id);
    }
    if (repairs + missing + differing.size === 0) return;
    this.#log.error({ repairs, missing, rows: differing.size }, 'document and rows differed');
    this.#projection.note(byId, differing, null, Date.now());
    this.#compact = true;
  }
}

/** The document that the stored state and updates make; null where a part of them is missing. */
function restore({ state, updates, damaged }: LoadedDocument): Y.Doc | null {
  if (!state || !damaged.every((row) => row.setAside)) return null;
  const doc = new Y.Doc();
  Y.transact(doc, () => {
    for (const update of [state, ...updates]) Y.applyUpdate(doc, update);
  });
  return doc.store.pendingStructs || doc.store.pendingDs ? null : doc;
}

/** Origin of the server's own transactions. */
const REPAIR = { kind: 'repair' } as const;

/** The state vector of an empty document. */
const NOTHING = Uint8Array.of(0);

function sum(updates: readonly Uint8Array[]): number {
  return updates.reduce((total, { length }) => total + length, 0);
}
