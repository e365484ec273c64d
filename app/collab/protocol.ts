import type { BoardId, NotesId, PlanId, ReviewId } from '../domain/ids.ts';
import { isId } from '../domain/ids.ts';

/** The path under which documents are opened: `/collab/board/<id>`, `/collab/notes/<id>` and so on. */
export const COLLAB_PATH = '/collab';

/** The kinds of live documents that there are. */
export const DOCUMENT_KINDS = ['board', 'notes', 'minutes', 'plan'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Which live document: a tagged union, written `board/<id>`, `notes/<id>` or `plan/<id>` on the wire and in the database. */
export type DocumentName =
  | { readonly kind: 'board'; readonly id: BoardId }
  /** Notes have the id of the measure or the task card that they are of. */
  | { readonly kind: 'notes'; readonly id: NotesId }
  /** Minutes have the id of their meeting. They are notes that leads alone write. */
  | { readonly kind: 'minutes'; readonly id: ReviewId }
  /** All boards of a plan as the server tells of them: written by it alone, and not in the database. */
  | { readonly kind: 'plan'; readonly id: PlanId };

/** One that people write in, so that a browser may have a copy of it with changes of its own. */
export type WrittenName = Exclude<DocumentName, { kind: 'plan' }>;

/** Which live document of those that hold a text: to all but their rights they are the same. */
export type TextName = Extract<DocumentName, { kind: 'notes' | 'minutes' }>;

/** Reads a document's name; null for anything else. */
export function parseDocumentName(name: string): DocumentName | null {
  const [kind, id, ...rest] = name.split('/');
  if (!isKind(kind) || rest.length > 0 || !isId(id)) return null;
  return { kind, id } as DocumentName;
}

const isKind = (kind: string | undefined): kind is DocumentKind => DOCUMENT_KINDS.includes(kind as DocumentKind);

/** Writes a document's name as {@link parseDocumentName} reads it. */
export function formatDocumentName(name: DocumentName): string {
  return `${name.kind}/${name.id}`;
}

/** The query parameter with the epoch of the client's copy: `/collab/board/<id>?epoch=1`. */
export const EPOCH_PARAM = 'epoch';

/**
 * The query parameter with the id of the person whose changes the client holds: somebody else may have signed in at its
 * browser since, and the session says only who that is.
 */
export const PERSON_PARAM = 'person';

/**
 * First varuint of every message. 0–3 are y-websocket's; the rest are Duban's (see PROTOCOL.md). A client's frame may hold
 * several messages, one behind the other; the server's holds one, since stock providers read no further.
 */
export const MESSAGE = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, ack: 101, notice: 102 } as const;

/** Second varuint of a notice: what the server says, beside the document, to whoever has sent a fence. */
export const NOTICE = {
  /** The database takes changes again. */
  kept: 0,
  /** The database takes no changes (full, read-only, failing): nothing is acknowledged until it does. */
  notKept: 1,
  /** The comments on these notes have changed: they are to be asked for anew. */
  comments: 2,
  /** What the record says beside the document has changed: what leads have put on a board, the decisions of a meeting. */
  record: 3,
} as const;

/** Second varuint of a sync frame, as in y-protocols. */
export const SYNC = { step1: 0, step2: 1, update: 2 } as const;

/**
 * Close codes of our own. y-websocket's provider stops at 4400–4499 and retries after every other, so what a retry can
 * cure lies outside that range.
 */
export const CLOSE = {
  /** Wire format broken: unknown message, truncated frame, update that does not decode. */
  malformed: 4400,
  /** Nobody is signed in, the session is over, or it is another person's than the changes. */
  refused: 4403,
  /** Somebody is signed in, and may not read it, or no more, or there is no such document: the three look the same. */
  notThere: 4404,
  /** What the connection was opened to write can only be read now, or it was opened to read, and writes. */
  readOnly: 4405,
  /** The local copy is of another epoch of the document: drop it and load the page anew. */
  epoch: 4409,
  /** The board has gone into another one of its plan, whose id is the reason: what is not saved here cannot be any more. */
  merged: 4410,
  /** A frame above its size, or more connections than one person may have. */
  tooMuch: 4413,
  /** More frames or bytes a second than the bound; it comes back and sends the rest in one. */
  tooFast: 4529,
  /** The client does not read what it is sent; it comes back and catches up by state vector. */
  slowReader: 4513,
  /** The server could not keep the change (disk, internal error); it comes back and sends it again. */
  unavailable: 4503,
  /** The server goes down for a restart (RFC 6455). */
  restart: 1012,
} as const;

export const LIMITS = {
  /** Bytes in one frame from a client. A board of 1,000 cards is about 200 kB; a first sync after weeks offline stays below. */
  frameBytes: 1_048_576,
  /** Frames a second from one connection, averaged over {@link LIMITS.rateSeconds}: a person dragging makes two or three. */
  framesPerSecond: 100,
  /** Bytes a second from one connection, averaged likewise; two whole first syncs fit into the burst. */
  bytesPerSecond: 262_144,
  /** Seconds of the two rates above that may be spent at once: a sync step 2 beside the frames of a fast hand. */
  rateSeconds: 10,
  /** Messages in one frame: as many as the rate lets through at once. */
  messagesPerFrame: 1_000,
  /** Bytes an open connection may leave unread before it is dropped: a whole document, and as much behind it. */
  unreadBytes: 8_388_608,
  /**
   * Bytes of a document as one update, above which no more is taken: {@link LIMITS.cardsPerBoard} cards with a title, a
   * contact and dates are about 4 MB. It is still sent and read within a second.
   */
  documentBytes: 4_194_304,
  /** Bytes in one person's awareness state, as JSON. */
  awarenessBytes: 1_024,
  /** Entries in one awareness frame: a stock provider echoes everyone it has just heard of. */
  awarenessEntries: 2_000,
  /** Writes dropped on a read-only connection before it is closed; its page may have been opened while it could write. */
  readOnlyWrites: 5,
  /** Cards on one board. The largest board of the first plan has 14 of the import; five a working day for ten years. */
  cardsPerBoard: 12_000,
  /** Entries of registers that no key needs, before the server deletes them: two people often leave one at a time. */
  clutter: 500,
  /** Levels of JSON in one entry; none has more than two. What is read with the whole stack may be too deep to be written. */
  jsonLevels: 8,
  /** Highest clock in an update. Far above any real one, far below where arithmetic on clocks loses digits. */
  clock: 2 ** 31,
  /** Highest client id: what Yjs draws are 32 bits. */
  clientId: 2 ** 32 - 1,
  /** Writers in one update that the document has not seen: one for each page load with unsent changes in it. */
  newClients: 50,
  /**
   * Steps that one update may take beyond what its size explains, each some 50 ns of the server and of every page
   * (`steps.ts` says what is counted): so many at least, a tenth of a second, as when somebody selects and deletes a
   * paragraph of 5,000 edits, or comes back to a place where others have put a hundred thousand items.
   */
  updateSteps: 2_000_000,
  /**
   * Steps more for each byte of it: a line put on top takes sixty, and passes the thousands that others have put there, one
   * by one, while its writer was away; a move takes eighty, and splits a board of {@link LIMITS.cardsPerBoard} cards.
   */
  updateStepsPerByte: 128,
  /** Steps at most, however large it is: what as large a frame of plain text takes is not much less. */
  updateStepsMost: 8_000_000,
  /** Steps a second from one connection, averaged over {@link LIMITS.rateSeconds}: one twentieth of the server's time. */
  updateStepsPerSecond: 1_000_000,
  /** Connections of one person over all documents: a few tabs on a few devices, and an hour of half-open ones. */
  connectionsPerPerson: 50,
  /** Connections from one address: a ministry may have one for all of its people, with a few tabs each. */
  connectionsPerAddress: 2_000,
  /**
   * Sockets of one address that nobody was let in with, or not yet, and that are still open: enough for all of its people to
   * come back at once after a restart.
   */
  strangersPerAddress: 1_000,
  /** Documents on one connection: its address names it. */
  documentsPerConnection: 1,
  /** Awareness messages a second from one connection, averaged over {@link LIMITS.rateSeconds}: each one is told to everybody. */
  awarenessPerSecond: 20,
  /** Milliseconds between two looks at whether the rights of open connections still hold: within twice that they do not. */
  recheckMs: 500,
  /** Milliseconds in which who is at the door must be known. */
  authenticateMs: 10_000,
  /** Milliseconds between two pings of a connection; one that answers none of them in that time is dropped. */
  pingMs: 30_000,
} as const;

/** What a person says of themselves on a document. The server writes `person`; the client only the rest. */
export interface PresenceState {
  readonly person: {
    readonly id: string;
    readonly name: string;
    /** What the agency they are here for is called, and its id; null for none. */
    readonly agency: string | null;
    readonly agencyId: string | null;
  };
  /** On a board, the card this person has open. */
  readonly open?: string | null;
  /** On a board, the card this person is dragging. */
  readonly held?: string | null;
  /** In notes, where this person's selection begins and where its moving end is; null while they have none. */
  readonly cursor?: PresenceCursor | null;
}

/** Ends of a selection, each a Yjs relative position as JSON. */
export interface PresenceCursor {
  readonly anchor: CursorEnd;
  readonly head: CursorEnd;
}

/** A Yjs relative position as `Y.relativePositionToJSON` writes it. */
export interface CursorEnd {
  readonly type?: { readonly client: number; readonly clock: number };
  readonly tname?: string;
  readonly item?: { readonly client: number; readonly clock: number };
  readonly assoc?: number;
}
