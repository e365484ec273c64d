import * as Y from 'yjs';
import { NOTICE, type TextName } from '#app/collab/protocol.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import { DubanError } from '#app/domain/errors.ts';
import type { NotesId, ReviewId } from '#app/domain/ids.ts';
import { appendLine, type DatedLine } from '#app/notes/append-line.ts';
import type { NotesNode } from '#app/notes/services.ts';
import { within } from '../within.ts';
import type { Member, Written } from './member.ts';
import type { NotesContent } from './notes-content.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';

/** Milliseconds in which a change must be on disk; what takes longer is told to whoever asked, and goes on. */
const KEPT_MS = 5_000;

/** The state vector of an empty document. */
const NOTHING = Uint8Array.of(0);

/** What requests do to notes beside the sockets, in the same documents and the same commits. */
export interface NotesDesk {
  /** What the text says at this moment, null for nothing, and the epoch of its document. */
  read(id: NotesId): Promise<{ readonly content: NotesNode | null; readonly epoch: number }>;
  /**
   * Appends a line in a person's name; resolves once it is on disk.
   *
   * @param line with a key, by which one that is asked for twice at a time is appended once
   * @param isThere asked first, with nobody else appending the same: whether it was appended before
   * @throws DubanError `not-saved` where it is not on disk in time; `too-large` where the notes take no more
   */
  append(
    id: NotesId,
    person: Member['person'],
    line: DatedLine & { readonly key: string },
    at: EpochMs,
    isThere: () => Promise<boolean>,
  ): Promise<void>;
  /** Keeps what the text says as a version, if it has changed since the last; resolves once it is on disk. @throws DubanError `not-saved` */
  keep(id: NotesId, person: Member['person']): Promise<void>;
  /** Tells everybody on the notes that their comments have changed. */
  commentsChanged(id: NotesId): void;
  /** Tells everybody on the minutes of a meeting that what is decided there, or its agenda, has changed. */
  reviewChanged(id: ReviewId): void;
}

/** @throws DubanError `not-found`, from all of it, where there is nothing of that id to have notes */
export function createNotesDesk(rooms: Pick<Rooms, 'open' | 'find' | 'isFailing'>): NotesDesk {
  const appending = new Map<string, Promise<void>>();

  /** An id does not tell whether it is a meeting's. */
  async function openEither(id: NotesId): Promise<Room | null> {
    for (const name of namesOf(id)) {
      const room = rooms.find(name) ?? (await rooms.open(name));
      if (room) return room;
    }
    return null;
  }

  async function open(id: NotesId): Promise<{ room: Room; content: NotesContent }> {
    const room = await openEither(id);
    if (room?.content.kind !== 'notes') throw new DubanError('not-found', 'There are no such notes');
    return { room, content: room.content };
  }

  /** A room that takes changes. */
  async function openToWrite(id: NotesId) {
    const opened = await open(id);
    if (rooms.isFailing(opened.room)) throw notSaved();
    return opened;
  }

  async function append(id: NotesId, person: Member['person'], line: DatedLine & { key: string }, at: EpochMs) {
    const { room, content } = await openToWrite(id);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, room.diff(NOTHING));
    const before = Y.encodeStateVector(doc);
    appendLine(doc, line);
    const scribe = new Scribe(person);
    room.write(scribe, Y.encodeStateAsUpdate(doc, before), false);
    room.turn();
    doc.destroy();
    if (scribe.outcome?.kind === 'large') throw new DubanError('too-large', 'The notes take no more');
    if (scribe.outcome?.kind !== 'written') throw notSaved();
    // In the commit of the change itself, or the line could be there without anybody knowing.
    content.appended({ key: line.key, personId: person.id, at });
    await scribe.kept(room);
  }

  return {
    async read(id) {
      const { room, content } = await open(id);
      return { content: content.content(), epoch: room.epoch };
    },

    async append(id, person, line, at, isThere) {
      const key = `${person.id}/${line.key}`;
      const once = async () => {
        if (!(await isThere())) await append(id, person, line, at);
      };
      const running = appending.get(key) ?? once().finally(() => appending.delete(key));
      appending.set(key, running);
      await inTime(running);
    },

    async keep(id, person) {
      const { room, content } = await openToWrite(id);
      content.keep('restore');
      await inTime(new Scribe(person).kept(room));
    },

    commentsChanged(id) {
      for (const name of namesOf(id)) rooms.find(name)?.tell(NOTICE.comments);
    },

    reviewChanged(id) {
      rooms.find({ kind: 'minutes', id })?.tell(NOTICE.record);
    },
  };
}

/** The documents that may have the text of an id; there is at most one of them. */
const namesOf = (id: NotesId) =>
  [
    { kind: 'notes', id },
    { kind: 'minutes', id },
  ] as TextName[];

/** @throws DubanError `not-saved` where something is not on disk in time */
export async function inTime(kept: Promise<void>): Promise<void> {
  // Whoever asks again with the same key hears of it.
  kept.catch(() => undefined);
  if (!(await within(KEPT_MS, kept))) throw notSaved();
}

export function notSaved(): DubanError {
  return new DubanError('not-saved', 'The database takes no changes at the moment');
}

/** Somebody who writes without being on the document. */
export class Scribe implements Member {
  readonly person: Member['person'];
  readonly behind = false;
  caughtUp = false;
  outcome: Written | null = null;
  #acknowledged: () => void = () => undefined;
  #closed: () => void = () => undefined;

  constructor(person: Member['person']) {
    this.person = person;
  }

  /** Resolves once all that the document holds is on disk. @throws DubanError `not-saved` where the room is over before */
  kept(room: Room): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#acknowledged = resolve;
      this.#closed = () => reject(notSaved());
      room.fence(this, 1);
    });
  }

  notify(): void {
    // It asks the room itself how it is.
  }

  /** Who is not on the document is sent nothing but the ack. */
  send(): void {
    this.#acknowledged();
  }

  wrote(written: Written): void {
    this.outcome = written;
  }

  close(): void {
    this.#closed();
  }
}
