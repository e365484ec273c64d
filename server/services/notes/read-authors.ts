import type { Knex } from 'knex';
import type { Actor } from '#app/domain/policy.ts';
import type { NotesAuthors } from '#app/notes/services.ts';
import { readRuns, readSeenAt } from '#db/repositories/notes-authors.server.ts';
import { findNotes } from './find-notes.ts';

/**
 * Who wrote what of some notes, and since when it is new to the actor. At most four queries.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function readAuthors(db: Knex, actor: Actor | null, notesId: string): Promise<NotesAuthors> {
  const found = await findNotes(db, actor, notesId);
  const runs = await readRuns(db, found.documentName);
  return { ...runs, seenAt: await readSeenAt(db, found.actor.personId, found.documentName) };
}
