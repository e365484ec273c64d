import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { AgencyId, PersonId } from '../domain/ids.ts';
import type { SyncStatus } from './live-board.ts';

/** What a page of notes has from its live document. Made by `useLiveNotes`. */
export interface LiveNotes {
  /** Null until the document is there to be shown. Another object after the server began the document anew. */
  readonly document: NotesDocument | null;
  /** The text may be written in: what stands in it is known, and this person may write and has not been refused. */
  readonly ready: boolean;
  readonly status: SyncStatus;
  /** Everyone on the notes, each person once, oneself first. */
  readonly peers: readonly NotesPeer[];
  /** Grows whenever the comments have changed, by whoever it was, or may have. */
  readonly commentsRevision: number;
  /** Grows whenever what the record says beside minutes has changed, or may have: decisions, the agenda. */
  readonly recordRevision: number;
  /** This person's text of before the server had to begin the document anew, if not all of it was saved. */
  readonly left: Y.Doc | null;
  /** Tries again though the server has refused this page. */
  retry(): void;
}

export interface NotesDocument {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
}

export interface NotesPeer {
  readonly id: PersonId;
  readonly name: string;
  /** What the agency they are here for is called, and its id; null for none. */
  readonly agency: string | null;
  readonly agencyId: AgencyId | null;
  readonly self: boolean;
}
