import type { Knex } from 'knex';
import type { NotesId } from '#app/domain/ids.ts';

/** What some notes are called. */
export interface NotesTitle {
  readonly id: NotesId;
  /** Of the measure or the task card; the measure's number where it has no title. */
  readonly title: string;
  readonly planTitle: string;
}

/** What the notes of a measure or a task card are called; null where there is neither of that id. At most two queries. */
export async function readNotesTitle(db: Knex, notesId: string): Promise<NotesTitle | null> {
  const measure = await db('measures as m')
    .join('plans as p', 'p.id', 'm.plan_id')
    .where('m.id', notesId)
    .first('m.id', 'm.number', 'm.title', 'p.title as plan_title');
  if (measure) {
    return { id: measure.id, title: measure.title ?? measure.number, planTitle: measure.plan_title };
  }
  const card = await db('cards as c')
    .join('boards as b', 'b.id', 'c.board_id')
    .join('plans as p', 'p.id', 'b.plan_id')
    .where({ 'c.id': notesId, 'c.kind': 'task' })
    .first('c.id', 'c.title', 'p.title as plan_title');
  return card ? { id: card.id, title: card.title, planTitle: card.plan_title } : null;
}
