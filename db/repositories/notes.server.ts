import type { Knex } from 'knex';
import type { AgencyId, BoardId, MeasureId, NotesId, PlanId } from '#app/domain/ids.ts';
import { insertStatements } from '../insert-rows.server.ts';
import type { Statement } from '../statements.server.ts';

/** What some notes are of, as far as rights and lists need it. */
export interface NotesSubjectRecord {
  readonly kind: 'measure' | 'task';
  readonly planId: PlanId;
  /** Null for a task that is under no measure. */
  readonly measureId: MeasureId | null;
  /** The board of a task; null for a measure, which is on several. */
  readonly boardId: BoardId | null;
  /** Those that answer for the measure, or the one whose task it is. In the order of the document. */
  readonly agencyIds: readonly AgencyId[];
  readonly title: string;
}

/** Reads what notes of an id are of; null where there is no measure and no task card of that id. At most two queries. */
export async function readNotesSubject(db: Knex, id: string): Promise<NotesSubjectRecord | null> {
  const measure = await db('measures').where({ id }).first('id', 'plan_id', 'number', 'title');
  if (!measure) return readTask(db, id);
  const agencies = await db('responsibilities as r')
    .join('commitments as c', 'c.id', 'r.commitment_id')
    .where('c.measure_id', id)
    .groupBy('r.agency_id')
    .orderByRaw('MIN(c.ordinal * 10000 + r.position)')
    .select('r.agency_id');
  return {
    kind: 'measure',
    planId: measure.plan_id,
    measureId: measure.id,
    boardId: null,
    agencyIds: agencies.map(({ agency_id }) => agency_id),
    title: `${measure.number}${measure.title ?? ''}`,
  };
}

async function readTask(db: Knex, id: string): Promise<NotesSubjectRecord | null> {
  const card = await db('cards as c')
    .join('boards as b', 'b.id', 'c.board_id')
    .where({ 'c.id': id, 'c.kind': 'task' })
    .first('b.plan_id', 'b.agency_id', 'c.measure_id', 'c.board_id', 'c.title');
  if (!card) return null;
  return {
    kind: 'task',
    planId: card.plan_id,
    measureId: card.measure_id,
    boardId: card.board_id,
    agencyIds: [card.agency_id],
    title: card.title,
  };
}

/** What notes are of, in words, of those that there are. */
export async function readNotesTitles(db: Knex, ids: readonly NotesId[]): Promise<ReadonlyMap<NotesId, string>> {
  const measures = db('measures').whereIn('id', ids).select('id', db.raw("number || coalesce(title, '') as title"));
  const tasks = db('cards').whereIn('id', ids).where({ kind: 'task' }).select('id', 'title');
  const rows: { id: NotesId; title: string }[] = await measures.unionAll(tasks);
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** A line that was appended from elsewhere. */
export interface LineRecord {
  readonly documentName: string;
  readonly key: string;
  readonly personId: string;
  readonly at: number;
}

/** What notes that lines have been appended, so that none is twice. */
export function lineStatements(db: Knex, lines: readonly LineRecord[]): Statement[] {
  const rows = lines.map(({ documentName, key, personId, at }) => {
    return { person_id: personId, key, document_name: documentName, at };
  });
  return insertStatements(db, 'notes_lines', rows, { columns: ['person_id', 'key'], merge: [] });
}

/** Whether a person has appended a line with some key before. */
export async function hasLine(db: Knex, personId: string, key: string): Promise<boolean> {
  return (await db('notes_lines').where({ person_id: personId, key }).first('key')) !== undefined;
}
