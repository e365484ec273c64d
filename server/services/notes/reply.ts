import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { Actor } from '#app/domain/policy.ts';
import type { CommentThread, NewComment } from '#app/notes/services.ts';
import { hasThread, insertComment } from '#db/repositories/comments.server.ts';
import { setThreadDone } from '#db/repositories/waiting.server.ts';
import { notFound } from '../permit.ts';
import { agencyAt, findWritableNotes } from './find-notes.ts';
import { checkComment, findSent, readThread, sendOnce } from './new-comment.ts';

/**
 * Adds a comment to a thread, resolved or not. What in the thread waited for whoever replies waits no longer.
 *
 * @throws DubanError `not-signed-in`, `not-allowed`, `bad-input`, `too-many`; `not-found`, also for a thread of other notes
 */
export async function reply(
  db: Knex,
  actor: Actor | null,
  notesId: string,
  threadId: string,
  comment: NewComment,
  at: EpochMs,
): Promise<CommentThread> {
  const found = await findWritableNotes(db, actor, notesId);
  const { documentName } = found;
  if (!(await hasThread(db, documentName, threadId))) throw notFound();
  const make = async () => {
    const checked = await checkComment(db, found, comment);
    const { personId } = found.actor;
    await db.transaction(async (tx) => {
      await setThreadDone(tx, threadId, personId, at);
      await insertComment(tx, { ...checked, threadId, personId, agencyId: agencyAt(found), at });
    });
    return readThread(db, documentName, threadId);
  };
  return sendOnce(() => findSent(db, found, threadId, comment.id), make);
}
