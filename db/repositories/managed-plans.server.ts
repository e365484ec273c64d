import type { Knex } from 'knex';
import type { ManagedPlan } from '#app/admin/services.ts';
import type { PlanId } from '#app/domain/ids.ts';

/** Every plan as those see it who run the place: the newest first, those that are archived after the others. Three queries. */
export async function listManagedPlans(db: Knex): Promise<ManagedPlan[]> {
  const plans = await db('plans')
    .orderByRaw('archived_at IS NOT NULL, imported_at DESC, id')
    .select('id', 'title', 'doc_number', 'imported_at', 'archived_at');
  const boards = await db('boards').whereNull('merged_into').groupBy('plan_id').select('plan_id').count({ count: '*' });
  const cards = await db('cards as c')
    .join('boards as b', 'b.id', 'c.board_id')
    .where('c.archived', false)
    .groupBy('b.plan_id')
    .select('b.plan_id')
    .count({ count: '*' });
  return plans.map((row) => ({
    id: row.id,
    title: row.title,
    docNumber: row.doc_number,
    importedAt: Number(row.imported_at),
    archivedAt: row.archived_at === null ? null : Number(row.archived_at),
    boards: countOf(boards, row.id),
    cards: countOf(cards, row.id),
  }));
}

function countOf(rows: readonly { plan_id?: PlanId; count?: number | string }[], planId: PlanId): number {
  return Number(rows.find(({ plan_id }) => plan_id === planId)?.count ?? 0);
}
