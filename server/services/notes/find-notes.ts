import type { Knex } from 'knex';
import { DubanError } from '#app/domain/errors.ts';
import type { AgencyId, NotesId } from '#app/domain/ids.ts';
import { type Actor, agencyFor, can } from '#app/domain/policy.ts';
import { type NotesSubjectRow, readNotesSubject, textKindOf } from '#db/repositories/notes.server.ts';
import { notFound, permit, requireSignedIn } from '../permit.ts';
import { requireInUse } from '../require-in-use.ts';

/** Some notes that the actor may read, with what each service needs to know of both. */
export interface FoundNotes {
  readonly subject: NotesSubjectRow;
  readonly documentName: string;
  readonly actor: Actor;
}

/**
 * Notes to be read. At most four queries.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function findNotes(db: Knex, actor: Actor | null, notesId: string): Promise<FoundNotes> {
  requireSignedIn(actor);
  const subject = await readNotesSubject(db, notesId);
  if (!subject) throw notFound();
  permit(actor, { action: 'notes.read', planId: subject.planId });
  return { subject, documentName: `${textKindOf(subject)}/${subject.id}`, actor };
}

/**
 * Notes to be written beside. Who may read them knows already that they are there, and so is told why not.
 *
 * @throws DubanError `not-signed-in`, `not-found`, `not-allowed`, `plan-archived`
 */
export async function findWritableNotes(db: Knex, actor: Actor | null, notesId: string): Promise<FoundNotes> {
  const found = await findNotes(db, actor, notesId);
  if (!mayWriteIn(found)) {
    throw new DubanError('not-allowed', 'Only who answers for it, and leads, write here');
  }
  await requireInUse(db, found.subject.planId);
  return found;
}

/** The agency that somebody is at some notes for; null for none at all. */
export function agencyAt({ subject, actor }: Pick<FoundNotes, 'subject' | 'actor'>): AgencyId | null {
  return agencyFor(actor, subject.planId, subject.agencyIds);
}

/** Whether somebody may write in some notes: minutes are the leads'. */
export function mayWriteIn({ subject, actor }: Pick<FoundNotes, 'subject' | 'actor'>): boolean {
  const { planId, agencyIds, isGone } = subject;
  return subject.kind === 'review'
    ? can(actor, { action: 'review.write', planId })
    : can(actor, { action: 'notes.write', planId, agencyIds, isGone });
}

/** The notes of a live document. */
export function notesIdOf(documentName: string): NotesId {
  return documentName.slice(documentName.indexOf('/') + 1) as NotesId;
}
