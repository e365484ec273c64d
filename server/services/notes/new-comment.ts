import type { Knex } from 'knex';
import { DubanError } from '#app/domain/errors.ts';
import { isId, type PersonId } from '#app/domain/ids.ts';
import { COMMENT_LIMITS, type CommentThread, type NewComment } from '#app/notes/services.ts';
import { countComments, findComment, readThreads } from '#db/repositories/comments.server.ts';
import { listNotesPeople } from '#db/repositories/notes-people.server.ts';
import { notFound } from '../permit.ts';
import type { FoundNotes } from './find-notes.ts';
import { badInput, plainText } from './plain-text.ts';

/** A comment whose every part has been looked at. */
export interface CheckedComment {
  readonly id: string;
  readonly text: string;
  readonly mentions: readonly PersonId[];
}

/**
 * Looks at a comment from outside. At most three queries.
 *
 * @throws DubanError `bad-input` for no words, too many of them, or a mention of somebody who may not be mentioned;
 *   `too-many` where the notes have as many comments as they may
 */
export async function checkComment(
  db: Knex,
  { subject, documentName }: FoundNotes,
  comment: NewComment,
): Promise<CheckedComment> {
  const { id, mentions } = comment;
  if (!isId(id)) throw badInput('not an id');
  const text = plainText(comment.text, COMMENT_LIMITS.text);
  if (text === '') throw badInput('no words');
  const called = [...new Set(mentions)];
  if (called.length > COMMENT_LIMITS.mentions) throw badInput('too many mentions', { limit: COMMENT_LIMITS.mentions });
  if (called.length > 0) {
    const people = new Set((await listNotesPeople(db, subject)).map((person) => person.id));
    if (!called.every((person) => people.has(person))) throw badInput('a mention of somebody who may not be mentioned');
  }
  if ((await countComments(db, documentName)) >= COMMENT_LIMITS.perNotes) {
    throw new DubanError('too-many', 'These notes have as many comments as they may', {
      limit: COMMENT_LIMITS.perNotes,
    });
  }
  return { id, text, mentions: called };
}

/**
 * The thread of a comment that was sent before; null where there is none of its id yet.
 *
 * @param threadId where it is sent to
 * @throws DubanError `bad-input` where the id is another comment's
 */
export async function findSent(
  db: Knex,
  { documentName, actor }: FoundNotes,
  threadId: string,
  commentId: unknown,
): Promise<CommentThread | null> {
  if (!isId(commentId)) throw badInput('not an id');
  const sent = await findComment(db, commentId);
  if (!sent) return null;
  const isSame = sent.personId === actor.personId && sent.threadId === threadId && sent.documentName === documentName;
  if (!isSame) throw badInput('an id that is taken');
  return readThread(db, documentName, threadId);
}

/** @throws DubanError `not-found` where these notes have no such thread */
export async function readThread(db: Knex, documentName: string, threadId: string): Promise<CommentThread> {
  const [thread] = await readThreads(db, documentName, threadId);
  if (!thread) throw notFound();
  return thread;
}

/**
 * Does what makes a comment, and answers with its thread; sent twice at once, the second time finds what the first one made.
 *
 * @param make fails where there is a comment of the id already
 */
export async function sendOnce(
  find: () => Promise<CommentThread | null>,
  make: () => Promise<CommentThread>,
): Promise<CommentThread> {
  const before = await find();
  if (before) return before;
  try {
    return await make();
  } catch (error) {
    const meanwhile = await find();
    if (meanwhile) return meanwhile;
    throw error;
  }
}
