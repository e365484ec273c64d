import type { Knex } from 'knex';
import type { Actor } from '#app/domain/policy.ts';
import type { NotesDesk } from '../../collab/notes-desk.ts';
import { agencyAt, findWritableNotes } from './find-notes.ts';

/**
 * Keeps what some notes say now as a version, before another one is restored over them.
 *
 * @throws DubanError `not-signed-in`, `not-found`, `not-allowed`, `not-saved`
 */
export async function keepVersion(
  db: Knex,
  desk: Pick<NotesDesk, 'keep'>,
  actor: Actor | null,
  notesId: string,
): Promise<void> {
  const found = await findWritableNotes(db, actor, notesId);
  const { personId: id, name } = found.actor;
  await desk.keep(found.subject.id, { id, name, agency: null, agencyId: agencyAt(found) });
}
