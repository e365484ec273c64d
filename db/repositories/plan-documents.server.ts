import type { Knex } from 'knex';
import type { PlanId } from '#app/domain/ids.ts';

/** What live documents are of. */
export type LiveKind = 'board' | 'notes' | 'minutes' | 'plan';

/** The plan that a live document is of; null where there is nothing that it would be of. One query, whatever the answer. */
export async function findPlanOf(db: Knex, kind: LiveKind, id: string): Promise<PlanId | null> {
  const row: { plan_id: PlanId } | undefined = await subjectOf(db, kind, id).first();
  return row?.plan_id ?? null;
}

function subjectOf(db: Knex, kind: LiveKind, id: string): Knex.QueryBuilder {
  switch (kind) {
    case 'board':
      return db('boards').where({ id }).select('plan_id');
    case 'plan':
      return db('plans').where({ id }).select({ plan_id: 'id' });
    case 'minutes':
      return db('reviews').where({ id }).select('plan_id');
    case 'notes': {
      const measure = db('measures').where({ id }).select('plan_id');
      return db.select('plan_id').from(measure.unionAll(tasks(db).where('c.id', id).select('b.plan_id')).as('either'));
    }
  }
}

/** The names of all notes and minutes of some plans, as live documents, for a condition. */
export function textNamesOf(db: Knex, planIds: readonly PlanId[]): Knex.QueryBuilder {
  const measures = db('measures').whereIn('plan_id', planIds).select(db.raw("'notes/' || id"));
  return measures.unionAll([
    tasks(db).whereIn('b.plan_id', planIds).select(db.raw("'notes/' || c.id")),
    db('reviews').whereIn('plan_id', planIds).select(db.raw("'minutes/' || id")),
  ]);
}

function tasks(db: Knex): Knex.QueryBuilder {
  return db('cards as c').join('boards as b', 'b.id', 'c.board_id').where('c.kind', 'task');
}
