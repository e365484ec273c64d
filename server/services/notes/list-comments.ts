import type { Knex } from 'knex';
import type { Actor } from '#app/domain/policy.ts';
import type { CommentThread } from '#app/notes/services.ts';
import { readThreads } from '#db/repositories/comments.server.ts';
import { findNotes } from './find-notes.ts';

/**
 * The threads of some notes, the oldest first, resolved ones included. At most five queries.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function listComments(db: Knex, actor: Actor | null, notesId: string): Promise<CommentThread[]> {
  const { documentName } = await findNotes(db, actor, notesId);
  return readThreads(db, documentName);
}
