import type { Logger } from 'pino';
import * as Y from 'yjs';
import type { DocumentName } from '#app/collab/protocol.ts';
import { CLOSE, LIMITS, NOTICE, SYNC } from '#app/collab/protocol.ts';
import type { AgencyId } from '#app/domain/ids.ts';
import { BoardContent } from './board-content.ts';
import { Compaction } from './compaction.ts';
import type { Content, Verdict, Writers } from './content.ts';
import { writeAck, writeNotice, writeSync } from './frames.ts';
import type { Member, Written } from './member.ts';
import type { Source } from './persistence.ts';
import { Presence } from './presence.ts';
import type { DocumentBatch, LoadedDocument } from './store.ts';
import { toWire } from './wire.ts';

/** Bytes of changes that wait for the disk, above which no more are taken: it has been failing for long. */
const WAITING_BYTES = 16_777_216;
/** Milliseconds in which presence gathers for one frame to everybody. */
const PRESENCE_MS = 30;

/** Reads from the document, and returns what sends it. */
type Reader = () => () => void;

/** What members said, in the order in which it came. */
type Said =
  | { readonly kind: 'write'; readonly member: Member; readonly update: Uint8Array; readonly isAnswer: boolean }
  | { readonly kind: 'fence'; readonly member: Member; readonly seq: number };

/** The transaction under way. */
interface Turn {
  /** What is being taken, of all that was said. */
  at: number;
  /** Who wrote to what. */
  readonly owners: Map<string, Member>;
  readonly members: Set<Member>;
  /** It holds an update of which nobody can tell what it writes to, and takes no more. */
  isAlone: boolean;
  /** Whose update is being applied at this moment. */
  applying: Member | null;
}

/** What has been applied and is on its way to the disk. */
interface Commit {
  /** As they go to the others. `from` is the one member whose changes they are; null for several, or the server's own. */
  readonly updates: { readonly bytes: Uint8Array; readonly from: Member | null }[];
  /** Who wrote it. */
  readonly members: Set<Member>;
  /** Fences to acknowledge after the commit: the highest of each member. */
  readonly fences: Map<Member, number>;
  /** What has been read of it, to be sent after the commit. */
  readonly ready: (() => void)[];
  /** The epoch that begins with this commit; null where the document goes on. */
  nextEpoch: number | null;
}

export interface RoomOptions {
  readonly log: Logger;
  /** Asks for a commit of what has been said. */
  schedule(room: Room): void;
  /** The document has begun anew in another epoch, or broke: the room is over and everybody in it has been closed. */
  onOver(room: Room): void;
}

/**
 * A loaded document and who is on it.
 *
 * What members say is queued while a commit is under way, then applied all at once: one Yjs transaction, one row of the log
 * and one frame to the others for many changes. So the document never holds more than what is on disk or on its way there,
 * and nobody is told of anything that a crash could take back.
 */
export class Room implements Source {
  readonly name: DocumentName;
  readonly epoch: number;
  readonly agencyId: AgencyId;
  readonly members = new Set<Member>();
  readonly presence = new Presence();
  readonly #content: Content;
  readonly #compaction: Compaction;
  readonly #options: RoomOptions;
  #said: Said[] = [];
  #saidBytes = 0;
  /** Who wrote some of what was said. */
  #writers = new Set<Member>();
  #committing: Commit | null = null;
  /** Where the updates of the running transaction go, and whose they are. */
  #gathering: Commit | null = null;
  #from: Member | null = null;
  #failing = false;
  #over = false;
  #presenceNews = new Set<number>();
  #presenceTimer: NodeJS.Timeout | null = null;

  constructor(loaded: LoadedDocument, options: RoomOptions) {
    this.name = loaded.name;
    this.agencyId = loaded.agencyId;
    this.#options = options;
    const sound = restore(loaded);
    // What the rows say was written with the updates that are damaged, so it is the whole; local copies of clients have
    // the damaged updates too and would merge them in, hence a new epoch.
    this.epoch = sound ? loaded.epoch : loaded.epoch + 1;
    this.#content = new BoardContent(sound, loaded, options.log);
    this.#compaction = new Compaction(this.#content, this.epoch, loaded);
    this.#content.doc.on('update', (bytes: Uint8Array) => this.#gathering?.updates.push({ bytes, from: this.#from }));
    if (this.#content.differed) {
      this.#compaction.demand();
      options.schedule(this);
    }
  }

  get unsaved(): boolean {
    return this.#committing !== null || this.#writers.size > 0;
  }

  stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#content.doc);
  }

  /** What a member with that state vector lacks. @throws for a state vector that does not decode */
  diff(stateVector: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.#content.doc, stateVector);
  }

  /** Takes a member's update, to be looked at and applied with the next commit; {@link Member.wrote} says what became of it. */
  write(member: Member, update: Uint8Array, isAnswer: boolean): void {
    if (this.#saidBytes + update.length > WAITING_BYTES) {
      member.wrote({ kind: 'full' }, isAnswer);
      return;
    }
    this.#saidBytes += update.length;
    this.#writers.add(member);
    this.#said.push({ kind: 'write', member, update, isAnswer });
    this.#options.schedule(this);
  }

  /** Acknowledges a member's fence once all it wrote before is on disk; at once where it is. */
  fence(member: Member, seq: number): void {
    if (this.#writers.has(member)) this.#said.push({ kind: 'fence', member, seq });
    else if (member.behind) return;
    else if (this.#committing?.members.has(member)) raise(this.#committing.fences, member, seq);
    else member.send(writeAck(seq));
  }

  /**
   * Reads from the document, and sends once everything that was read is on disk; at once where nothing waits, and where
   * the disk fails: reading goes on.
   */
  whenKept(read: Reader): void {
    if (this.#failing || !this.#committing) read()();
    else this.#committing.ready.push(read());
  }

  seal(): DocumentBatch | null {
    const commit: Commit = { updates: [], members: new Set(), fences: new Map(), ready: [], nextEpoch: null };
    const said = this.#said;
    this.#said = [];
    this.#saidBytes = 0;
    this.#writers = new Set();
    this.#gathering = commit;
    try {
      for (let at = 0; at < said.length && !this.#over; ) at = this.#transact(said, at, commit);
    } finally {
      this.#gathering = null;
    }
    if (this.#over) return null;
    const updates = commit.updates.map(({ bytes }) => bytes);
    const compacted = this.#compaction.after(updates, this.members.size);
    if (updates.length === 0 && !compacted) {
      deliver(commit);
      return null;
    }
    if (compacted && compacted.epoch !== this.epoch) commit.nextEpoch = compacted.epoch;
    this.#committing = commit;
    return { name: this.name, at: Date.now(), updates, rows: this.#content.takeRows(), compacted };
  }

  committed(): void {
    const commit = this.#committing;
    this.#committing = null;
    if (this.#failing) {
      this.#failing = false;
      this.tell(NOTICE.kept);
    }
    if (!commit) return;
    this.#broadcast(commit);
    for (const send of commit.ready) send();
    if (commit.nextEpoch !== null) this.#end(CLOSE.epoch, String(commit.nextEpoch));
  }

  failed(): void {
    if (!this.#failing) {
      this.#failing = true;
      this.tell(NOTICE.notKept);
    }
    for (const send of this.#committing?.ready.splice(0) ?? []) send();
  }

  /** What of this document could not be written at the last attempt. */
  get failing(): boolean {
    return this.#failing;
  }

  /** Says something of the database to everyone who wants to know. @param notice one of `NOTICE` */
  tell(notice: number): void {
    const frame = writeNotice(notice);
    for (const member of this.members) if (member.wantsNotices) member.send(frame);
  }

  /** Tells everyone, shortly, what is new about some client ids. */
  tellPresence(clientIds: readonly number[]): void {
    for (const clientId of clientIds) this.#presenceNews.add(clientId);
    if (clientIds.length === 0 || this.#presenceTimer) return;
    this.#presenceTimer = setTimeout(() => {
      this.#presenceTimer = null;
      const news = this.presence.frame(this.#presenceNews);
      this.presence.forgetGone(this.#presenceNews);
      this.#presenceNews.clear();
      const frame = news && toWire(news);
      if (frame) for (const member of this.members) member.send(frame);
    }, PRESENCE_MS);
  }

  /** What to put in the place of the stored document while nobody is on it: null where it is well as it is. */
  retire(): DocumentBatch | null {
    const compacted = this.#compaction.atRest();
    return compacted && { name: this.name, at: Date.now(), updates: [], rows: this.#content.takeRows(), compacted };
  }

  destroy(): void {
    this.#over = true;
    if (this.#presenceTimer) clearTimeout(this.#presenceTimer);
    this.#content.destroy();
  }

  /**
   * Applies what was said from `start` on, in one transaction: up to the first write to a thing that another person wrote to
   * in it, so that the activity can tell who did what.
   *
   * @returns where to go on
   */
  #transact(said: readonly Said[], start: number, commit: Commit): number {
    const turn: Turn = { at: start, owners: new Map(), members: new Set(), isAlone: false, applying: null };
    try {
      this.#content.doc.transact(() => {
        while (turn.at < said.length && !turn.isAlone && this.#take(said[turn.at] as Said, turn, commit)) turn.at++;
        // The update of the transaction is made at its end.
        this.#from = only(turn.members);
      });
      this.#from = null;
      const repairs = this.#content.settle(writersOf(turn), Date.now());
      if (repairs > 0) {
        const people = [...turn.members].map(({ person }) => person.id);
        this.#options.log.warn({ people, repairs }, 'a write did not conform to the document');
      }
    } catch (error) {
      this.#break(error, turn.applying);
    } finally {
      this.#from = null;
    }
    return turn.at;
  }

  /** Takes one thing that was said into the running transaction; false where it must wait for the next. */
  #take(one: Said, turn: Turn, commit: Commit): boolean {
    if (one.kind === 'fence') {
      if (!one.member.behind) raise(commit.fences, one.member, one.seq);
      return true;
    }
    const { member, update, isAnswer } = one;
    const verdict = this.#inspect(member, update);
    if (verdict.kind !== 'sound') {
      member.wrote(verdict, isAnswer);
      return true;
    }
    const { touched } = verdict;
    if (touched === null ? turn.members.size > 0 : isTaken(touched, turn.owners, member)) return false;
    const { doc } = this.#content;
    turn.applying = member;
    Y.applyUpdate(doc, update);
    if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('an update left structs pending');
    turn.applying = null;
    turn.isAlone = touched === null;
    turn.members.add(member);
    commit.members.add(member);
    for (const thing of touched ?? []) turn.owners.set(thing, member);
    member.wrote({ kind: 'written' }, isAnswer);
    return true;
  }

  #inspect(member: Member, update: Uint8Array): Extract<Verdict, { kind: 'sound' }> | Written {
    const verdict = this.#content.inspect(update);
    if (verdict.kind !== 'sound') return verdict;
    for (const writer of verdict.writers) {
      const owner = this.presence.ownerOf(writer);
      if (owner && owner.person.id !== member.person.id) return { kind: 'foreign' };
    }
    return this.#compaction.size + update.length > LIMITS.documentBytes ? { kind: 'large' } : verdict;
  }

  #broadcast({ updates, fences }: Commit): void {
    const frames = updates.map(({ bytes, from }) => ({ frame: writeSync(SYNC.update, bytes), from }));
    for (const member of this.members) {
      const news = member.caughtUp ? frames.filter(({ from }) => from !== member).map(({ frame }) => frame) : [];
      const seq = fences.get(member);
      if (seq !== undefined) news.push(writeAck(seq));
      if (news.length > 0) member.send(...news);
    }
  }

  /** What Yjs made of a part of an update must reach neither log nor rows: nothing of this commit has, nor was it told. */
  #break(error: unknown, culprit: Member | null): void {
    this.#options.log.error({ err: error, document: this.name }, 'a document broke and is loaded anew');
    culprit?.wrote({ kind: 'broken', error }, false);
    this.#end(CLOSE.unavailable, 'loaded anew');
  }

  #end(code: number, reason: string): void {
    this.#options.onOver(this);
    for (const member of [...this.members]) member.close(code, reason);
    this.destroy();
  }
}

function writersOf({ owners, members, isAlone }: Turn): Writers {
  const byThing = new Map([...owners].map(([thing, { person }]) => [thing, person.id]));
  return { byThing, rest: isAlone ? (only(members)?.person.id ?? null) : null };
}

/** The document that the stored state and updates make; null where a part of them is missing. */
function restore({ state, updates, damaged }: LoadedDocument): Y.Doc | null {
  if (!state || damaged.length > 0) return null;
  const doc = new Y.Doc();
  Y.transact(doc, () => {
    for (const update of [state, ...updates]) Y.applyUpdate(doc, update);
  });
  return doc.store.pendingStructs || doc.store.pendingDs ? null : doc;
}

/** Whether somebody else has written to one of some things. */
function isTaken(things: Iterable<string>, owners: ReadonlyMap<string, Member>, { person }: Member): boolean {
  for (const thing of things) {
    const owner = owners.get(thing);
    if (owner && owner.person.id !== person.id) return true;
  }
  return false;
}

function deliver({ ready, fences }: Commit): void {
  for (const send of ready) send();
  for (const [member, seq] of fences) member.send(writeAck(seq));
}

function raise(fences: Map<Member, number>, member: Member, seq: number): void {
  fences.set(member, Math.max(seq, fences.get(member) ?? 0));
}

/** The one member there is; null for none and for several. */
function only(members: ReadonlySet<Member>): Member | null {
  const [member] = members;
  return members.size === 1 && member ? member : null;
}
