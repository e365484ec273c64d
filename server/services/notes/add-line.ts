import type { Knex } from 'knex';
import { dayIn, type EpochMs, PLAN_TIME_ZONE } from '#app/domain/dates.ts';
import { isId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import { COMMENT_LIMITS } from '#app/notes/services.ts';
import { findAgencies } from '#db/repositories/agencies.server.ts';
import { hasLine } from '#db/repositories/notes.server.ts';
import type { NotesDesk } from '../../collab/notes-desk.ts';
import { agencyAt, findWritableNotes } from './find-notes.ts';
import { badInput, plainText } from './plain-text.ts';

/**
 * Appends a line to some notes under a heading with the day, the agency and the person; once, however often it is asked for
 * with one key. Resolves when it is in the database.
 *
 * @throws DubanError `not-signed-in`, `not-found`, `not-allowed`, `bad-input`, `not-saved`, `too-large`
 */
export async function addLine(
  db: Knex,
  desk: Pick<NotesDesk, 'append'>,
  actor: Actor | null,
  notesId: string,
  { text, key }: { readonly text: string; readonly key: string },
  at: EpochMs,
): Promise<void> {
  const found = await findWritableNotes(db, actor, notesId);
  if (!isId(key)) throw badInput('not a key');
  const line = plainText(text, COMMENT_LIMITS.line).replaceAll(/\s+/gu, ' ');
  if (line === '') throw badInput('no words');
  const { personId: id, name } = found.actor;
  const agencyId = agencyAt(found);
  const [agency = null] = agencyId === null ? [] : await findAgencies(db, [agencyId]);
  const by = agency === null ? name : `${agency.name} ${name}`;
  const person = { id, name, agency: agency?.name ?? null, agencyId };
  const dated = { on: dayIn(PLAN_TIME_ZONE, at), by, text: line, key };
  await desk.append(found.subject.id, person, dated, at, () => hasLine(db, id, key));
}
