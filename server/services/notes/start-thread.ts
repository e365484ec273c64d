import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { Actor } from '#app/domain/policy.ts';
import { COMMENT_LIMITS, type CommentThread, type NewThread } from '#app/notes/services.ts';
import { hasDocument, insertComment, insertThread } from '#db/repositories/comments.server.ts';
import { notFound } from '../permit.ts';
import { readAnchor } from './anchor.ts';
import { agencyAt, findWritableNotes } from './find-notes.ts';
import { checkComment, findSent, readThread, sendOnce } from './new-comment.ts';
import { plainText } from './plain-text.ts';

/**
 * Begins a thread on some words of notes.
 *
 * @throws DubanError `not-signed-in`, `not-allowed`, `bad-input`, `too-many`; `not-found`, also where nobody has written any
 *   notes yet that a thread could be about
 */
export async function startThread(
  db: Knex,
  actor: Actor | null,
  notesId: string,
  thread: NewThread,
  at: EpochMs,
): Promise<CommentThread> {
  const found = await findWritableNotes(db, actor, notesId);
  const { documentName } = found;
  const make = async () => {
    const comment = await checkComment(db, found, thread);
    const anchor = { from: readAnchor(thread.anchor?.from), to: readAnchor(thread.anchor?.to) };
    const quote = plainText(thread.quote, COMMENT_LIMITS.quote);
    if (!(await hasDocument(db, documentName))) throw notFound();
    const { personId } = found.actor;
    await db.transaction(async (tx) => {
      await insertThread(tx, { id: comment.id, documentName, anchor, quote });
      await insertComment(tx, { ...comment, threadId: comment.id, personId, agencyId: agencyAt(found), at });
    });
    return readThread(db, documentName, comment.id);
  };
  return sendOnce(() => findSent(db, found, thread.id, thread.id), make);
}
