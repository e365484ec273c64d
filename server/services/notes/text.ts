import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { NotesServices } from '#app/notes/services.ts';
import type { NotesDesk } from '../../collab/notes-desk.ts';
import { addLine } from './add-line.ts';
import { exportAs } from './export-as.ts';
import { keepVersion } from './keep-version.ts';
import { listVersions } from './list-versions.ts';
import { readNotes } from './read-notes.ts';
import { readVersion } from './read-version.ts';

export interface NotesTextOptions {
  readonly db: Knex;
  readonly desk: NotesDesk;
  readonly now: () => EpochMs;
}

/** The text of notes itself: what it says, what it said, and what is added to it from elsewhere. */
export type NotesText = Pick<NotesServices, 'read' | 'addLine' | 'exportAs' | 'versions'>;

/** What pages may ask of the text of notes, put together. */
export function createNotesText({ db, desk, now }: NotesTextOptions): NotesText {
  return {
    read: (actor, notesId) => readNotes(db, desk, actor, notesId),
    addLine: (actor, notesId, line) => addLine(db, desk, actor, notesId, line, now()),
    exportAs: (actor, notesId, format, reader) => exportAs(db, desk, actor, notesId, format, reader),
    versions: {
      list: (actor, notesId) => listVersions(db, actor, notesId),
      read: (actor, notesId, versionId) => readVersion(db, actor, notesId, versionId),
      keep: (actor, notesId) => keepVersion(db, desk, actor, notesId),
    },
  };
}
