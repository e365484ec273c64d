import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { NotesId } from '#app/domain/ids.ts';
import type { NotesServices } from '#app/notes/services.ts';
import { createImageFiles } from '../../images/image-files.ts';
import { addImage } from './add-image.ts';
import { countWaiting } from './count-waiting.ts';
import { listComments } from './list-comments.ts';
import { listWaiting } from './list-waiting.ts';
import { markSeen } from './mark-seen.ts';
import { readAuthors } from './read-authors.ts';
import { readImage } from './read-image.ts';
import { reply } from './reply.ts';
import { resolveThread } from './resolve-thread.ts';
import { startThread } from './start-thread.ts';
import { waitingDone } from './waiting-done.ts';

export interface NotesBesideOptions {
  readonly db: Knex;
  /** The directory of the images' files. */
  readonly imagesDir: string;
  readonly now: () => EpochMs;
  /** Called after every commit that changed the comments of some notes. */
  onCommentsChanged?(notesId: NotesId): void;
}

/** What stands beside the text of notes. */
export type NotesBeside = Pick<NotesServices, 'authors' | 'markSeen' | 'comments' | 'images' | 'waiting'>;

/** What pages may ask of what stands beside the text of notes, put together. */
export function createNotesBeside({ db, imagesDir, now, onCommentsChanged }: NotesBesideOptions): NotesBeside {
  const files = createImageFiles(imagesDir);
  /** The change is in the database when `done` resolves: from then on everybody may ask for it. */
  const telling = async <Answer>(notesId: string, done: Promise<Answer>): Promise<Answer> => {
    const answer = await done;
    onCommentsChanged?.(notesId as NotesId);
    return answer;
  };
  return {
    authors: (actor, notesId) => readAuthors(db, actor, notesId),
    markSeen: (actor, notesId) => markSeen(db, actor, notesId, now()),
    comments: {
      list: (actor, notesId) => listComments(db, actor, notesId),
      start: (actor, notesId, thread) => telling(notesId, startThread(db, actor, notesId, thread, now())),
      reply: (actor, notesId, threadId, comment) =>
        telling(notesId, reply(db, actor, notesId, threadId, comment, now())),
      resolve: (actor, notesId, threadId, resolved) =>
        telling(notesId, resolveThread(db, actor, notesId, threadId, resolved, now())),
    },
    images: {
      add: (actor, notesId, bytes) => addImage(db, files, actor, notesId, bytes, now()),
      read: (actor, imageId) => readImage(db, files, actor, imageId),
    },
    waiting: {
      count: (actor) => countWaiting(db, actor),
      list: (actor) => listWaiting(db, actor),
      done: (actor, commentId) => waitingDone(db, actor, commentId, now()),
    },
  };
}
