import type { EpochMs } from '../domain/dates.ts';
import type { BoardId, CardId, MeasureId, NotesId, PersonId, ReviewId } from '../domain/ids.ts';
import type { NotesNode } from '../domain/notes-node.ts';
import type { Agency, Measure, Plan } from '../domain/plan.ts';
import type { Actor } from '../domain/policy.ts';
import type { Language } from '../i18n/languages.ts';

export type { NotesNode };

/**
 * What pages may ask of notes. As in `Services`, the actor is a parameter of everything, and what there is not and what may
 * not be seen are told apart by nobody.
 */
export interface NotesServices {
  /** What a page of notes shows around their text, and the text as it is in the database, for the first paint. */
  read(actor: Actor | null, notesId: string): Promise<NotesView>;
  /** Who wrote what, and what of it is new to the actor. */
  authors(actor: Actor | null, notesId: string): Promise<NotesAuthors>;
  /** The actor has seen all there is by now. */
  markSeen(actor: Actor | null, notesId: string): Promise<void>;
  /**
   * Appends a line under a heading with the day, the person and their agency; resolves once it is in the database. One that
   * has been appended with the same key is not appended again.
   *
   * @param key made by whoever asks, so that asking again after a cut does no harm
   * @throws DubanError `bad-input` for an empty or too long line; `not-allowed` for somebody who reads only
   */
  addLine(actor: Actor | null, notesId: string, line: { readonly text: string; readonly key: string }): Promise<void>;
  /** The text as a file, for a reader. */
  exportAs(actor: Actor | null, notesId: string, format: NotesFormat, reader: NotesReader): Promise<NotesFile>;
  readonly versions: {
    /** Newest first. */
    list(actor: Actor | null, notesId: string): Promise<NotesVersion[]>;
    read(
      actor: Actor | null,
      notesId: string,
      versionId: string,
    ): Promise<NotesVersion & { readonly content: NotesNode }>;
    /**
     * Keeps what the notes are now as a version, before one is restored over them. Resolves once it is in the database.
     */
    keep(actor: Actor | null, notesId: string): Promise<void>;
  };
  readonly comments: {
    /** Threads, the oldest first, resolved ones included. */
    list(actor: Actor | null, notesId: string): Promise<CommentThread[]>;
    /**
     * What has been said with the same id by the same person is not said again.
     *
     * @throws DubanError `bad-input`; `not-allowed`; `not-found` where nobody has written anything yet; `too-many`
     */
    start(actor: Actor | null, notesId: string, thread: NewThread): Promise<CommentThread>;
    reply(actor: Actor | null, notesId: string, threadId: string, comment: NewComment): Promise<CommentThread>;
    /** False opens it again. */
    resolve(actor: Actor | null, notesId: string, threadId: string, resolved: boolean): Promise<CommentThread>;
  };
  readonly images: {
    /** Keeps an image. @throws DubanError `unsupported-file`, `too-large`, `too-many`, `not-allowed` */
    add(actor: Actor | null, notesId: string, bytes: Uint8Array): Promise<StoredImage>;
    read(actor: Actor | null, imageId: string): Promise<StoredImage & { readonly bytes: Uint8Array }>;
  };
  /** What waits for the actor: comments that mention them in threads that are not resolved, the newest first. */
  readonly waiting: {
    /** Instructions that wait for them are counted with it. */
    count(actor: Actor | null): Promise<number>;
    list(actor: Actor | null): Promise<WaitingComment[]>;
    /** The actor has dealt with it. */
    done(actor: Actor | null, commentId: string): Promise<void>;
  };
}

export const NOTES_FORMATS = ['md', 'docx'] as const;
export type NotesFormat = (typeof NOTES_FORMATS)[number];

export function isNotesFormat(value: unknown): value is NotesFormat {
  return NOTES_FORMATS.some((format) => format === value);
}

/** Whom a file is made for. */
export interface NotesReader {
  /** Of what is not the notes' own: dates, what an image that is left out is called. */
  readonly language: Language;
  /** Where this server is had, without a slash at its end: a file's images are asked for there. */
  readonly baseUrl: string;
}

export interface NotesFile {
  readonly fileName: string;
  /** A MIME type. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** What some notes are of. */
export type NotesSubject =
  | { readonly kind: 'measure'; readonly measure: Measure; readonly boards: readonly NotesBoard[] }
  | {
      readonly kind: 'task';
      readonly cardId: CardId;
      readonly title: string;
      readonly board: NotesBoard;
      readonly measure: Measure | null;
    }
  /** A meeting: the notes are its minutes. */
  | { readonly kind: 'review'; readonly reviewId: ReviewId; readonly title: string; readonly measure: null };

/** A board that has a card with these notes. */
export interface NotesBoard {
  readonly boardId: BoardId;
  readonly cardId: CardId;
  readonly agency: Agency;
}

export interface NotesView {
  readonly id: NotesId;
  readonly plan: Plan;
  readonly subject: NotesSubject;
  /** Those that answer for the measure, or that the task is of: they and leads write. Of minutes, all of the plan; leads write. */
  readonly agencies: readonly Agency[];
  /** Whom a mention may name: members of those agencies, and leads. */
  readonly people: readonly NotesPerson[];
  readonly access: 'read' | 'write';
  /** The agency the actor is here for; null for none. */
  readonly agency: Agency | null;
  readonly document: { readonly name: string; readonly epoch: number };
  /** As it is in the database; null while nobody has written anything. */
  readonly content: NotesNode | null;
}

export interface NotesPerson {
  readonly id: PersonId;
  readonly name: string;
  readonly agencies: readonly string[];
}

export interface NotesAuthors {
  readonly people: readonly { readonly id: PersonId; readonly name: string }[];
  readonly agencies: readonly Agency[];
  /** By writer and clock. Indexes are of `people` and `agencies`; -1 for none. */
  readonly runs: readonly NotesRun[];
  /** When the actor last looked; 0 for never. What others wrote after it is new. */
  readonly seenAt: EpochMs;
}

/** What one client wrote in one go: `length` clocks of Yjs from `clock` on. */
export type NotesRun = readonly [
  client: number,
  clock: number,
  length: number,
  person: number,
  agency: number,
  lastAt: EpochMs,
];

/** Characters in a row that were taken over, as they stood, from others in a row. In Yjs's clocks. */
export interface CopiedRun {
  readonly clientId: number;
  readonly clock: number;
  readonly length: number;
  readonly sourceClientId: number;
  readonly sourceClock: number;
}

export const VERSION_REASONS = ['quiet', 'restore', 'snapshot'] as const;
export type VersionReason = (typeof VERSION_REASONS)[number];

export interface NotesVersion {
  readonly id: string;
  readonly at: EpochMs;
  readonly reason: VersionReason;
  /** Who took part since the version before. */
  readonly people: readonly { readonly id: PersonId; readonly name: string; readonly agency: string | null }[];
  /** Of its text. */
  readonly characters: number;
}

/** A thread, which has the id of its first comment. */
export interface NewThread extends NewComment {
  /** Ends of what it is about: Yjs relative positions, encoded, base64. */
  readonly anchor: { readonly from: string; readonly to: string };
  /** The words it is about, as they were. */
  readonly quote: string;
}

export interface NewComment {
  /** Made by whoever writes, so that sending it again after a cut does no harm. */
  readonly id: string;
  readonly text: string;
  readonly mentions: readonly PersonId[];
}

export interface CommentThread {
  readonly id: string;
  readonly anchor: NewThread['anchor'];
  readonly quote: string;
  readonly resolved: { readonly at: EpochMs; readonly by: string } | null;
  /** The oldest first; never empty. */
  readonly comments: readonly Comment[];
}

export interface Comment {
  readonly id: string;
  readonly at: EpochMs;
  readonly person: { readonly id: PersonId; readonly name: string };
  readonly agency: string | null;
  readonly text: string;
  readonly mentions: readonly { readonly id: PersonId; readonly name: string }[];
}

export interface StoredImage {
  /** SHA-256 of the bytes, hex. */
  readonly id: string;
  readonly type: string;
  readonly width: number;
  readonly height: number;
}

export interface WaitingComment {
  readonly commentId: string;
  readonly threadId: string;
  readonly notesId: NotesId;
  readonly measureId: MeasureId | null;
  /** What the notes are of, in words. */
  readonly title: string;
  readonly at: EpochMs;
  readonly person: { readonly id: PersonId; readonly name: string };
  readonly agency: string | null;
  readonly text: string;
  readonly quote: string;
}

/** Bounds of comments and lines. */
export const COMMENT_LIMITS = {
  /** Characters. */
  text: 4_000,
  quote: 300,
  line: 500,
  /** People that one comment may call. */
  mentions: 20,
  /** Bytes of one end of what a thread is about: a relative position of Yjs has at most some 25. */
  anchorBytes: 200,
  /** Comments on one set of notes: one every working hour for two years. They are sent to the page all at once. */
  perNotes: 4_000,
} as const;

/** Bounds of images. */
export const IMAGE_LIMITS = {
  /** Bytes of one: a photograph of a good telephone. */
  bytes: 10_485_760,
  /** Images that one person may bring in a day: what stays below 2 GB. */
  perDay: 200,
} as const;

/** How many of what waits for somebody a page lists. */
export const WAITING_SHOWN = 200;
