import type { Knex } from 'knex';
import type { AgencyId, CardId, ReviewId } from '#app/domain/ids.ts';
import type { Agency } from '#app/domain/plan.ts';
import type { Actor } from '#app/domain/policy.ts';
import type { NotesSubject, NotesView } from '#app/notes/services.ts';
import { findAgencies } from '#db/repositories/agencies.server.ts';
import { listMeasureCards, readBoardAgencies } from '#db/repositories/boards.server.ts';
import { readMeasures } from '#db/repositories/measures.server.ts';
import type { NotesSubjectRow } from '#db/repositories/notes.server.ts';
import { listNotesPeople } from '#db/repositories/notes-people.server.ts';
import { isPlanArchived, readPlan } from '#db/repositories/plans.server.ts';
import type { NotesDesk } from '../../collab/notes-desk.ts';
import { notFound } from '../permit.ts';
import { agencyAt, findNotes, mayWriteIn } from './find-notes.ts';

/**
 * What a page of notes shows around their text, and the text as the server has it. Some ten queries.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function readNotes(
  db: Knex,
  desk: Pick<NotesDesk, 'read'>,
  actor: Actor | null,
  notesId: string,
): Promise<NotesView> {
  const found = await findNotes(db, actor, notesId);
  const { subject, documentName } = found;
  const plan = await readPlan(db, subject.planId);
  if (!plan) throw notFound();
  const own = agencyAt(found);
  const agencies = await findAgencies(db, own === null ? subject.agencyIds : [...subject.agencyIds, own]);
  const byId = new Map(agencies.map((agency) => [agency.id, agency]));
  const { content, epoch } = await desk.read(subject.id);
  return {
    id: subject.id,
    plan,
    subject: await readSubject(db, subject, byId),
    agencies: subject.agencyIds.flatMap((id) => byId.get(id) ?? []),
    people: await listNotesPeople(db, subject),
    access: !(await isPlanArchived(db, plan.id)) && mayWriteIn(found) ? 'write' : 'read',
    agency: own === null ? null : (byId.get(own) ?? null),
    document: { name: documentName, epoch },
    content,
  };
}

async function readSubject(
  db: Knex,
  subject: NotesSubjectRow,
  agencies: ReadonlyMap<AgencyId, Agency>,
): Promise<NotesSubject> {
  const { planId, measureId, boardId } = subject;
  if (subject.kind === 'review') {
    return { kind: 'review', reviewId: subject.id as ReviewId, title: subject.title, measure: null };
  }
  const [measure = null] = measureId === null ? [] : (await readMeasures(db, planId, { ids: [measureId] })).measures;
  if (boardId === null) {
    if (!measure) throw notFound();
    const boards = await listMeasureCards(db, measure.id);
    return { kind: 'measure', measure, boards: boards.map(({ stageId: _, ...board }) => board) };
  }
  const agency =
    agencies.get(subject.agencyIds[0] as AgencyId) ?? (await readBoardAgencies(db, [boardId])).get(boardId);
  if (!agency) throw notFound();
  const cardId = subject.id as CardId;
  return { kind: 'task', cardId, title: subject.title, board: { boardId, cardId, agency }, measure };
}
