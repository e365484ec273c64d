import type { Knex } from 'knex';
import type { Actor } from '#app/domain/policy.ts';
import type { NotesNode, NotesVersion } from '#app/notes/services.ts';
import { readVersion as readFrom } from '#db/repositories/notes-versions.server.ts';
import { notFound } from '../permit.ts';
import { findNotes } from './find-notes.ts';

/** A version's id in an address. */
const ID = /^[1-9]\d{0,14}$/;

/**
 * One version of some notes with its text. At most six queries.
 *
 * @throws DubanError `not-signed-in`, `not-found`; `version-damaged` where it is not what was written
 */
export async function readVersion(
  db: Knex,
  actor: Actor | null,
  notesId: string,
  versionId: string,
): Promise<NotesVersion & { readonly content: NotesNode }> {
  const { documentName } = await findNotes(db, actor, notesId);
  const version = ID.test(versionId) ? await readFrom(db, documentName, Number(versionId)) : null;
  if (!version) throw notFound();
  return version;
}
