import type { Knex } from 'knex';
import type { Actor } from '#app/domain/policy.ts';
import { resolveRuns } from '#app/notes/resolve-runs.ts';
import type { NotesAuthors } from '#app/notes/services.ts';
import { readCopies } from '#db/repositories/document-runs.server.ts';
import { readRuns, readSeenAt } from '#db/repositories/notes-authors.server.ts';
import { findNotes } from './find-notes.ts';

/**
 * Who wrote what of some notes, and since when it is new to the actor. At most five queries.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function readAuthors(db: Knex, actor: Actor | null, notesId: string): Promise<NotesAuthors> {
  const found = await findNotes(db, actor, notesId);
  const brought = await readRuns(db, found.documentName);
  const runs = resolveRuns(brought.runs, await readCopies(db, found.documentName));
  return { ...brought, runs, seenAt: await readSeenAt(db, found.actor.personId, found.documentName) };
}
