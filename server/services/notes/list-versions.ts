import type { Knex } from 'knex';
import type { Actor } from '#app/domain/policy.ts';
import type { NotesVersion } from '#app/notes/services.ts';
import { readNotesTitle } from '#db/repositories/notes-titles.server.ts';
import { listVersions as readList } from '#db/repositories/notes-versions.server.ts';
import { notFound, permit } from '../permit.ts';

/**
 * The versions of some notes, the newest first. At most four queries.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function listVersions(db: Knex, actor: Actor | null, notesId: string): Promise<NotesVersion[]> {
  permit(actor, { action: 'notes.read' });
  const notes = await readNotesTitle(db, notesId);
  if (!notes) throw notFound();
  return readList(db, `notes/${notes.id}`);
}
