import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { Actor } from '#app/domain/policy.ts';
import { setSeenAt } from '#db/repositories/notes-authors.server.ts';
import { findNotes } from './find-notes.ts';

/**
 * The actor has seen all there is of some notes. At most three queries.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function markSeen(db: Knex, actor: Actor | null, notesId: string, at: EpochMs): Promise<void> {
  const found = await findNotes(db, actor, notesId);
  await setSeenAt(db, found.actor.personId, found.documentName, at);
}
