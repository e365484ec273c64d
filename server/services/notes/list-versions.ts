import type { Knex } from 'knex';
import type { Actor } from '#app/domain/policy.ts';
import type { NotesVersion } from '#app/notes/services.ts';
import { listVersions as readList } from '#db/repositories/notes-versions.server.ts';
import { findNotes } from './find-notes.ts';

/**
 * The versions of some notes, the newest first. At most four queries.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function listVersions(db: Knex, actor: Actor | null, notesId: string): Promise<NotesVersion[]> {
  const { documentName } = await findNotes(db, actor, notesId);
  return readList(db, documentName);
}
