import type { Knex } from 'knex';
import { parseDocumentName } from '#app/collab/protocol.ts';
import type { NotesId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import { WAITING_SHOWN, type WaitingComment } from '#app/notes/services.ts';
import { readNotesTitles } from '#db/repositories/notes.server.ts';
import { readReviewTitles } from '#db/repositories/reviews.server.ts';
import { listWaiting as listRows } from '#db/repositories/waiting.server.ts';
import { requireSignedIn } from '../permit.ts';
import { notesIdOf } from './find-notes.ts';
import { mentionsOf } from './mentions-of.ts';

/**
 * What waits for the actor, the newest first, at most {@link WAITING_SHOWN}. At most four queries.
 *
 * @throws DubanError `not-signed-in`
 */
export async function listWaiting(db: Knex, actor: Actor | null): Promise<WaitingComment[]> {
  requireSignedIn(actor);
  const rows = await listRows(db, mentionsOf(actor), WAITING_SHOWN);
  const names = [...new Set(rows.map(({ documentName }) => documentName))].map(parseDocumentName);
  const titles = await readNotesTitles(
    db,
    names.flatMap((name) => (name?.kind === 'notes' ? name.id : [])),
  );
  const reviewIds = names.flatMap((name) => (name?.kind === 'minutes' ? name.id : []));
  const meetings: ReadonlyMap<NotesId, string> =
    reviewIds.length > 0 ? await readReviewTitles(db, reviewIds) : new Map();
  return rows.map(({ documentName, ...row }) => {
    const notesId = notesIdOf(documentName);
    return { ...row, notesId, measureId: null, title: meetings.get(notesId) ?? '', ...titles.get(notesId) };
  });
}
