import type { Knex } from 'knex';
import type { Actor } from '#app/domain/policy.ts';
import { WAITING_SHOWN, type WaitingComment } from '#app/notes/services.ts';
import { readNotesTitles } from '#db/repositories/notes.server.ts';
import { listWaiting as listRows } from '#db/repositories/waiting.server.ts';
import { permit } from '../permit.ts';
import { notesIdOf } from './find-notes.ts';

/**
 * What waits for the actor, the newest first, at most {@link WAITING_SHOWN}. Three queries.
 *
 * @throws DubanError `not-signed-in`
 */
export async function listWaiting(db: Knex, actor: Actor | null): Promise<WaitingComment[]> {
  permit(actor, { action: 'notes.read' });
  const rows = await listRows(db, actor.personId, WAITING_SHOWN);
  const titles = await readNotesTitles(db, [...new Set(rows.map(({ documentName }) => notesIdOf(documentName)))]);
  return rows.map(({ documentName, ...row }) => {
    const notesId = notesIdOf(documentName);
    return { ...row, notesId, measureId: null, title: '', ...titles.get(notesId) };
  });
}
