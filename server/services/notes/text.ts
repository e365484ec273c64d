import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import { DubanError } from '#app/domain/errors.ts';
import type { Actor } from '#app/domain/policy.ts';
import type { NotesServices } from '#app/notes/services.ts';
import type { NotesDesk } from '../../collab/notes-desk.ts';
import { addLine } from './add-line.ts';
import { type ExportSource, exportAs } from './export-as.ts';
import { keepVersion } from './keep-version.ts';
import { listVersions } from './list-versions.ts';
import { readNotes } from './read-notes.ts';
import { readVersion } from './read-version.ts';

export interface NotesTextOptions {
  readonly db: Knex;
  readonly desk: NotesDesk;
  readonly images: Pick<NotesServices['images'], 'read'>;
  readonly now: () => EpochMs;
}

/** The text of notes itself: what it says, what it said, and what is added to it from elsewhere. */
export type NotesText = Pick<NotesServices, 'read' | 'addLine' | 'exportAs' | 'versions'>;

/** What pages may ask of the text of notes, put together. */
export function createNotesText({ db, desk, images, now }: NotesTextOptions): NotesText {
  const sourceFor = (actor: Actor | null): ExportSource => ({
    readContent: async (notesId) => (await desk.read(notesId)).content,
    readImage: (imageId) => images.read(actor, imageId).catch(nullIfNotFound),
  });
  return {
    read: (actor, notesId) => readNotes(db, desk, actor, notesId),
    addLine: (actor, notesId, line) => addLine(db, desk, actor, notesId, line, now()),
    exportAs: (actor, notesId, format, reader) =>
      exportAs(db, actor, { notesId, format, reader }, sourceFor(actor), now),
    versions: {
      list: (actor, notesId) => listVersions(db, actor, notesId),
      read: (actor, notesId, versionId) => readVersion(db, actor, notesId, versionId),
      keep: (actor, notesId) => keepVersion(db, desk, actor, notesId),
    },
  };
}

function nullIfNotFound(error: unknown): null {
  if (error instanceof DubanError && error.code === 'not-found') return null;
  throw error;
}
