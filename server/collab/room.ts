import type { Logger } from 'pino';
import * as Y from 'yjs';
import type { DocumentName } from '#app/collab/protocol.ts';
import { CLOSE, LIMITS, NOTICE, SYNC } from '#app/collab/protocol.ts';
import type { AgencyId, PlanId } from '#app/domain/ids.ts';
import type { FramedCards } from './board-content.ts';
import { sum } from './bytes.ts';
import { Compaction } from './compaction.ts';
import type { Brought, Verdict } from './content.ts';
import { writeAck, writeSync } from './frames.ts';
import type { Member, Written } from './member.ts';
import { type OpenedContent, openContent } from './open-content.ts';
import type { Source } from './persistence.ts';
import { Presence } from './presence.ts';
import { PresenceNews } from './presence-news.ts';
import { STATE_READERS } from './presence-states.ts';
import type { DocumentBatch, LoadedDocument } from './store.ts';
import { type Said, type SaidFence, type SaidWrite, Turn } from './turn.ts';

/** Bytes of changes that wait for the disk, above which no more are taken: it has been failing for long. */
const WAITING_BYTES = 16_777_216;

/** What a transaction made. */
interface Made {
  readonly bytes: Uint8Array;
  /** The clocks of all clients before it. */
  readonly beforeState: Map<number, number>;
}

/** What has been applied and is on its way to the disk. */
interface Commit {
  readonly updates: Uint8Array[];
  /** Fences to acknowledge after the commit: the highest of each member. */
  readonly fences: Map<Member, number>;
  /** The epoch that begins with this commit; null where the document goes on. */
  nextEpoch: number | null;
}

const gather = (): Commit => ({ updates: [], fences: new Map(), nextEpoch: null });

export interface RoomOptions {
  readonly log: Logger;
  /** Least milliseconds between two turns, at the moment. */
  turnMs(): number;
  /** Milliseconds after the last change until notes are kept as a version; for tests. */
  readonly quietMs?: number;
  /** Asks for a commit of what has been applied. */
  schedule(room: Room): void;
  /**
   * The document has begun anew in another epoch, or broke: the room is over, and everybody in it is about to be closed.
   *
   * @param settled resolves once nothing of it is on its way to the disk any more
   */
  onOver(room: Room, settled: Promise<void>): void;
}

/**
 * A loaded document and who is on it.
 *
 * What members say is gathered, then applied and passed on in turns; what was applied is gathered for the next commit, and
 * acknowledged after it. Others may so see a change some milliseconds before it is on disk: should the server be killed in
 * between, it comes back with whoever has it, its author first of all, since nobody was told that it is saved.
 */
export class Room implements Source {
  readonly name: DocumentName;
  readonly planId: PlanId;
  readonly epoch: number;
  /** Those that answer for it; set by whoever makes one agency of two. */
  agencyIds: readonly AgencyId[];
  /** It is the notes of a measure that is in the document no more; set by whoever makes a corrected version. */
  isGone: boolean;
  /** Its plan can only be read; set by whoever changes that. */
  isArchived: boolean;
  readonly members = new Set<Member>();
  readonly presence: Presence;
  readonly content: OpenedContent['content'];
  readonly #compaction: Compaction;
  readonly #options: RoomOptions;
  #said: Said[] = [];
  /** Who wrote some of what was said. */
  #writers = new Set<Member>();
  #turnTimer: NodeJS.Timeout | NodeJS.Immediate | null = null;
  /** When the last turn was, in milliseconds of `performance.now()`. */
  #turnAt = Number.NEGATIVE_INFINITY;
  #gathering = gather();
  #committing: Commit | null = null;
  /** Fences whose commit is on disk, and of which the members have not been told: with the next turn, if one is due. */
  #acks = new Map<Member, number>();
  /** Bytes of what was said or applied, and is not on disk. */
  #waitingBytes = 0;
  /** The updates of the turn under way: what members wrote, and what put it right. */
  #made: Made[] = [];
  /** Whose update is being applied at this moment. */
  #applying: Member | null = null;
  /** Everybody is being sent an update, and whoever reads too slowly is closed. */
  #isPassing = false;
  #failing = false;
  #isOver = false;
  #isLeft = false;
  #settle: () => void = () => undefined;
  readonly #presenceNews: PresenceNews;

  constructor(loaded: LoadedDocument, options: RoomOptions) {
    this.name = loaded.name;
    this.planId = loaded.planId;
    this.agencyIds = loaded.agencyIds;
    this.isGone = loaded.isGone;
    this.isArchived = loaded.isArchived;
    this.#options = options;
    this.presence = new Presence(STATE_READERS[loaded.kind]);
    this.#presenceNews = new PresenceNews(this.presence, this.members);
    const { log, quietMs } = options;
    const { content, epoch, damaged } = openContent(loaded, {
      ...{ log, quietMs },
      onDue: () => options.schedule(this),
      isHere: (clientId) => this.presence.isHere(clientId),
      onWritten: () => this.#passOn(null),
    });
    this.epoch = epoch;
    this.content = content;
    this.#compaction = new Compaction(content, epoch, { ...loaded, damaged });
    content.doc.on('update', (bytes: Uint8Array, _origin: unknown, _doc: Y.Doc, { beforeState }: Y.Transaction) => {
      this.#made.push({ bytes, beforeState });
    });
    if (this.content.differed) {
      this.#compaction.demand();
      options.schedule(this);
    }
  }

  /** Something of it is not on disk. */
  get unsaved(): boolean {
    return this.#committing !== null || this.#writers.size > 0 || this.#gathering.updates.length > 0;
  }

  /** It is over, and whoever is on it is about to be told what has become of it. */
  get isLeft(): boolean {
    return this.#isLeft;
  }

  /** What of this document could not be written at the last attempt. */
  get failing(): boolean {
    return this.#failing;
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.content.doc);
  }

  /** What a member with that state vector lacks. @throws for a state vector that does not decode */
  diff(stateVector: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.content.doc, stateVector);
  }

  /** Takes a member's update, to be looked at and applied in the next turn; {@link Member.wrote} says what became of it. */
  write(member: Member, update: Uint8Array, isAnswer: boolean): void {
    if (this.#waitingBytes + update.length > WAITING_BYTES) {
      member.wrote({ kind: 'full' }, isAnswer);
      return;
    }
    this.#waitingBytes += update.length;
    this.#writers.add(member);
    this.#said.push({ kind: 'write', member, update, isAnswer });
    if (this.#turnTimer) return;
    // A change that comes alone is applied and passed on at once; those that follow closely share a turn.
    const delay = this.#turnAt + this.#options.turnMs() - performance.now();
    // What else has arrived by now is taken along either way.
    this.#turnTimer = delay > 0 ? setTimeout(() => this.turn(), delay) : setImmediate(() => this.turn());
  }

  /** Acknowledges a member's fence once all it wrote before is on disk; at once where it is. */
  fence(member: Member, seq: number): void {
    // Of one that was left, everybody is about to be told what has become of it.
    if (this.#isLeft) return;
    if (this.#isOver) member.close(CLOSE.unavailable, 'over');
    else if (this.#writers.has(member)) this.#said.push({ kind: 'fence', member, seq });
    else this.#passFence(member, seq);
  }

  /**
   * Has a board go by its record as it is now, and passes on what that makes of it.
   *
   * @returns false for one that takes no writes, since its document is just beginning anew
   */
  setCards(cards: FramedCards): boolean {
    if (this.content.kind !== 'board') return true;
    this.turn();
    if (this.#isOver || (this.#committing && this.#committing.nextEpoch !== null)) return false;
    this.content.setCards(cards, Date.now());
    this.#passOn(null);
    if (this.#gathering.updates.length > 0) this.#options.schedule(this);
    return true;
  }

  /** Applies what was said, and passes it on. */
  turn(): void {
    this.#clearTurn();
    // What would be applied now would be of an epoch that is over in a moment.
    if (this.#isOver || (this.#committing && this.#committing.nextEpoch !== null)) return;
    this.#turnAt = performance.now();
    const said = this.#said;
    this.#said = [];
    this.#writers = new Set();
    for (const one of said) if (one.kind === 'write') this.#waitingBytes -= one.update.length;
    for (let at = 0; at < said.length && !this.#isOver; ) at = this.#transact(said, at);
    this.acknowledge();
    if (!this.#isOver && this.#gathering.updates.length > 0) this.#options.schedule(this);
  }

  seal(): DocumentBatch | null {
    if (this.#isOver) return null;
    const commit = this.#gathering;
    const compacted = this.#compaction.after(commit.updates, this.members.size);
    if (commit.updates.length === 0 && !compacted && !this.content.isDue) return null;
    if (compacted && compacted.epoch !== this.epoch) commit.nextEpoch = compacted.epoch;
    this.#committing = commit;
    this.#gathering = gather();
    return { name: this.name, at: Date.now(), updates: commit.updates, rows: this.content.takeRows(), compacted };
  }

  committed(): void {
    const commit = this.#committing;
    this.#committing = null;
    this.#recover();
    if (!commit) return;
    this.#waitingBytes -= sum(commit.updates);
    for (const [member, seq] of commit.fences) raise(this.#acks, member, seq);
    // A turn sends them together with what it passes on: half as many writes to the sockets of a busy document.
    if (this.#turnTimer === null || commit.nextEpoch !== null) this.acknowledge();
    if (this.#isOver) this.#settle();
    else if (commit.nextEpoch !== null) this.#end(CLOSE.epoch, String(commit.nextEpoch));
  }

  failed(): void {
    if (this.#failing) return;
    this.#failing = true;
    this.tell(NOTICE.notKept);
  }

  /** Says something beside the document to everyone. @param notice one of `NOTICE` */
  tell(notice: number): void {
    for (const member of this.members) member.notify(notice);
  }

  /** Tells everyone, shortly, what is new about some client ids. */
  tellPresence(clientIds: readonly number[]): void {
    this.#presenceNews.tell(clientIds);
    // What they said last comes first: the end of the turn looks who is here.
    if (this.#turnTimer === null) this.#left(false);
  }

  /** Writes what is waited for by nobody who is here; with nobody to come any more, all of it. */
  finish(): void {
    this.#left(true);
  }

  #left(isAll: boolean): void {
    if (this.#isOver || this.content.doc._transaction !== null) return;
    if (this.#isPassing) {
      // Everybody is to have the updates in their order.
      setImmediate(() => this.#left(isAll));
      return;
    }
    try {
      if (!this.content.left(isAll)) return;
      this.#passOn(null);
      this.#options.schedule(this);
    } catch (error) {
      this.#break(error);
    }
  }

  /** Tells members of what is on disk, now. */
  acknowledge(): void {
    for (const [member, seq] of this.#acks) member.send(writeAck(seq));
    this.#acks.clear();
  }

  /** What to put in the place of the stored document as it leaves memory, all of it being on disk: null where it is well as it is. */
  retire(): DocumentBatch | null {
    this.content.rest();
    const compacted = this.#compaction.atRest(this.members.size);
    if (!compacted && !this.content.isDue) return null;
    return { name: this.name, at: Date.now(), updates: [], rows: this.content.takeRows(), compacted };
  }

  /**
   * Is over, with everybody on it still connected: they are told why by whoever asks for it. What was not committed by now comes
   * again with the clients that have it.
   *
   * @returns once nothing of it is on its way to the disk any more
   */
  async leave(): Promise<void> {
    const settled = this.#settled();
    this.#isLeft = true;
    this.#options.onOver(this, settled);
    this.destroy();
    await settled;
  }

  destroy(): void {
    this.#isOver = true;
    this.#clearTurn();
    this.#presenceNews.stop();
    this.content.destroy();
  }

  #clearTurn(): void {
    if (this.#turnTimer === null) return;
    // Either kind: one that is not the other's does nothing.
    clearTimeout(this.#turnTimer as NodeJS.Timeout);
    clearImmediate(this.#turnTimer as NodeJS.Immediate);
    this.#turnTimer = null;
  }

  #recover(): void {
    if (!this.#failing) return;
    this.#failing = false;
    this.tell(NOTICE.kept);
  }

  /**
   * Applies what was said from `start` on, in one transaction: up to the first write to a thing that another person wrote to
   * in it, so that the activity can tell who did what.
   *
   * @returns where to go on
   */
  #transact(said: readonly Said[], start: number): number {
    const turn = new Turn();
    const fences: SaidFence[] = [];
    let at = start;
    try {
      this.content.doc.transact((transaction) => {
        while (at < said.length && !turn.isFull) {
          const one = said[at] as Said;
          if (one.kind === 'fence') fences.push(one);
          else if (!this.#take(one, turn, transaction)) break;
          at++;
        }
      });
      const repairs = this.content.settle(turn.writers, Date.now());
      if (repairs > 0) {
        const people = turn.people.map(({ id }) => id);
        this.#options.log.warn({ people, repairs }, 'a write did not conform to the document');
      }
      this.#passOn(turn.author);
      for (const { member, seq } of fences) this.#passFence(member, seq);
    } catch (error) {
      this.#break(error);
    }
    return at;
  }

  /** Takes a write into the running transaction; false where it must wait for the next. */
  #take({ member, update, isAnswer }: SaidWrite, turn: Turn, transaction: Y.Transaction): boolean {
    const verdict = this.#inspect(member, update);
    if (verdict.kind !== 'sound') {
      member.wrote(verdict, isAnswer);
      return true;
    }
    const { touched } = verdict;
    if (!turn.admits(member, touched)) return false;
    const { doc } = this.content;
    const before = [...verdict.writers].map((clientId) => [clientId, Y.getState(doc.store, clientId)] as const);
    const deletions = countDeletions(transaction);
    this.#applying = member;
    Y.applyUpdate(doc, update);
    if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('an update left structs pending');
    this.#applying = null;
    const brought = before.map(([clientId, clock]): Brought => {
      return { clientId, clock, length: Y.getState(doc.store, clientId) - clock };
    });
    this.content.applied(update, brought, isAnswer);
    // Whoever comes to be here answers with all that they have, which is mostly nothing new.
    if (brought.length > 0 || countDeletions(transaction) > deletions) {
      this.content.wrote(member.person, brought, Date.now());
    }
    turn.note(member, touched);
    member.wrote({ kind: 'written', steps: verdict.steps }, isAnswer);
    return true;
  }

  #inspect(member: Member, update: Uint8Array): Extract<Verdict, { kind: 'sound' }> | Written {
    const verdict = this.content.inspect(update);
    if (verdict.kind !== 'sound') return verdict;
    for (const writer of verdict.writers) {
      const owner = this.presence.ownerOf(writer);
      if (owner && owner.person.id !== member.person.id) return { kind: 'foreign' };
    }
    return this.#compaction.size + update.length > LIMITS.documentBytes ? { kind: 'large' } : verdict;
  }

  /**
   * Keeps a fence until all that the document holds is on disk, whoever wrote it: what a client sent on an earlier connection
   * it need not send again on this one, and that is not acknowledged any less for it.
   */
  #passFence(member: Member, seq: number): void {
    if (member.behind) return;
    if (this.#gathering.updates.length > 0 || this.content.isDue) raise(this.#gathering.fences, member, seq);
    else if (this.#committing) raise(this.#committing.fences, member, seq);
    else member.send(writeAck(seq));
  }

  /**
   * Sends what the turn made of the document to everybody, and keeps it for the next commit. What was put right goes out as it
   * is now, in one update: what had no place in the document reaches neither the log nor anybody's page.
   *
   * @param author the one member who wrote, and knows it; null for several
   */
  #passOn(author: Member | null): void {
    const [first, ...more] = this.#made.splice(0);
    if (!first) return;
    const isAsWritten = more.length === 0;
    const { doc } = this.content;
    const update = isAsWritten ? first.bytes : Y.encodeStateAsUpdate(doc, Y.encodeStateVector(first.beforeState));
    if (this.content.isKept) {
      this.#gathering.updates.push(update);
      this.#waitingBytes += update.length;
    }
    const frame = writeSync(SYNC.update, update);
    this.#isPassing = true;
    for (const member of this.members) {
      if (!member.caughtUp || (isAsWritten && member === author)) continue;
      const seq = this.#acks.get(member);
      if (seq === undefined) member.send(frame);
      else member.send(frame, writeAck(seq));
      this.#acks.delete(member);
    }
    this.#isPassing = false;
  }

  /** An update threw half-way. What was not acknowledged comes again, with the clients that have it. */
  #break(error: unknown): void {
    this.#options.log.error({ err: error, document: this.name }, 'a document broke and is loaded anew');
    this.#applying?.wrote({ kind: 'broken', error }, false);
    this.#end(CLOSE.unavailable, 'loaded anew');
  }

  /** Resolves once nothing of it is on its way to the disk any more. */
  #settled(): Promise<void> {
    return this.#committing ? new Promise<void>((resolve) => (this.#settle = resolve)) : Promise.resolve();
  }

  #end(code: number, reason: string): void {
    this.#options.onOver(this, this.#settled());
    this.#isOver = true;
    // Not all that wait for a commit are on it.
    for (const member of new Set([...this.members, ...this.#gathering.fences.keys()])) member.close(code, reason);
    this.destroy();
  }
}

/** What a transaction has deleted so far, in pieces. */
function countDeletions({ deleteSet }: Y.Transaction): number {
  let count = 0;
  for (const deleted of deleteSet.clients.values()) count += deleted.length;
  return count;
}

function raise(fences: Map<Member, number>, member: Member, seq: number): void {
  fences.set(member, Math.max(seq, fences.get(member) ?? 0));
}
