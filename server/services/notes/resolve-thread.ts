import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { Actor } from '#app/domain/policy.ts';
import type { CommentThread } from '#app/notes/services.ts';
import { hasThread, setResolved } from '#db/repositories/comments.server.ts';
import { notFound } from '../permit.ts';
import { findWritableNotes } from './find-notes.ts';
import { readThread } from './new-comment.ts';

/**
 * Resolves a thread, or opens it again; what is so already stays as it was. While it is resolved, nothing in it waits for
 * anybody; opened again, what nobody has dealt with waits again.
 *
 * @throws DubanError `not-signed-in`, `not-allowed`; `not-found`, also for a thread of other notes
 */
export async function resolveThread(
  db: Knex,
  actor: Actor | null,
  notesId: string,
  threadId: string,
  resolved: boolean,
  at: EpochMs,
): Promise<CommentThread> {
  const found = await findWritableNotes(db, actor, notesId);
  if (!(await hasThread(db, found.documentName, threadId))) throw notFound();
  await setResolved(db, threadId, resolved ? { by: found.actor.personId, at } : null);
  return readThread(db, found.documentName, threadId);
}
