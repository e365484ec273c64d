import type { Knex } from 'knex';
import type { AgencyId, BoardId, MeasureId, NotesId, PlanId } from '#app/domain/ids.ts';
import { insertStatements } from '../insert-rows.server.ts';
import type { Statement } from '../statements.server.ts';

/** What some notes are of, as far as a service must know to let somebody at them. */
export interface NotesSubjectRow {
  readonly id: NotesId;
  readonly kind: 'measure' | 'task' | 'review';
  readonly planId: PlanId;
  /** The measure, or the one that the task hangs on; null for a task on none, and for a meeting. */
  readonly measureId: MeasureId | null;
  /** Those that answer for it, or whose boards a meeting is on: in the order of the plan's boards. */
  readonly agencyIds: readonly AgencyId[];
  /** It is a measure that is in the document no more. */
  readonly isGone: boolean;
  /** A measure's number and title, or the title of a task or a meeting. */
  readonly title: string;
  /** The board of a task card; null for others. */
  readonly boardId: BoardId | null;
}

/** What some notes are of; null where there is no such measure, task card or meeting. At most four queries. */
export async function readNotesSubject(db: Knex, id: string): Promise<NotesSubjectRow | null> {
  const measure = await db('measures').where({ id }).first('id', 'plan_id', 'number', 'title', 'gone_at');
  if (measure) {
    const agencies: { agency_id: AgencyId }[] = await db('responsibilities as r')
      .join('commitments as c', 'c.id', 'r.commitment_id')
      .leftJoin('boards as b', (on) => {
        on.on('b.agency_id', 'r.agency_id')
          .andOn('b.plan_id', db.raw('?', [measure.plan_id]))
          .andOnNull('b.merged_into');
      })
      .where('c.measure_id', id)
      .groupBy('r.agency_id', 'b.position')
      .orderBy('b.position')
      .select('r.agency_id');
    return {
      id: measure.id,
      kind: 'measure',
      planId: measure.plan_id,
      measureId: measure.id,
      agencyIds: agencies.map(({ agency_id }) => agency_id),
      isGone: measure.gone_at !== null,
      title: measureTitle(measure),
      boardId: null,
    };
  }
  const task = await db('cards as c')
    .join('boards as b', 'b.id', 'c.board_id')
    .where({ 'c.id': id, 'c.kind': 'task' })
    .first('c.id', 'c.title', 'c.measure_id', 'b.id as board_id', 'b.plan_id', 'b.agency_id');
  if (!task) return readReviewSubject(db, id);
  return {
    id: task.id,
    kind: 'task',
    planId: task.plan_id,
    measureId: task.measure_id,
    agencyIds: [task.agency_id],
    isGone: false,
    title: task.title,
    boardId: task.board_id,
  };
}

/** A meeting, whose notes are its minutes. */
async function readReviewSubject(db: Knex, id: string): Promise<NotesSubjectRow | null> {
  const review = await db('reviews').where({ id }).first('id', 'plan_id', 'title');
  if (!review) return null;
  const boards = await db('boards')
    .where({ plan_id: review.plan_id, merged_into: null })
    .orderBy('position')
    .select('agency_id');
  return {
    id: review.id,
    kind: 'review',
    planId: review.plan_id,
    measureId: null,
    agencyIds: boards.map(({ agency_id }) => agency_id),
    isGone: false,
    title: review.title,
    boardId: null,
  };
}

/** By which kind of live document notes are held. */
export function textKindOf({ kind }: Pick<NotesSubjectRow, 'kind'>): 'minutes' | 'notes' {
  return kind === 'review' ? 'minutes' : 'notes';
}

/** What notes that are no minutes are of in words, by their ids, as far as there are such. Two queries. */
export async function readNotesTitles(
  db: Knex,
  ids: readonly NotesId[],
): Promise<Map<NotesId, { readonly measureId: MeasureId | null; readonly title: string }>> {
  const measures = await db('measures').whereIn('id', ids).select('id', 'number', 'title');
  const tasks = await db('cards').whereIn('id', ids).where({ kind: 'task' }).select('id', 'measure_id', 'title');
  return new Map([
    ...measures.map((row) => [row.id, { measureId: row.id, title: measureTitle(row) }] as const),
    ...tasks.map((row) => [row.id, { measureId: row.measure_id, title: row.title }] as const),
  ]);
}

/** A measure as it is spoken of: its number and its title. */
export function measureTitle({ number, title }: { readonly number: string; readonly title: string | null }): string {
  return `（${number}）${title ?? ''}`;
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
