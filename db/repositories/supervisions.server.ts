import type { Knex } from 'knex';
import type { CardId, PlanId } from '#app/domain/ids.ts';
import type { Supervision } from '#app/domain/plan-state.ts';

/** The flags on a plan's cards that are not lifted, by card. */
export async function readSupervisions(db: Knex, planId: PlanId): Promise<Map<CardId, Supervision>> {
  const rows = await db('supervisions as s')
    .join('boards as b', 'b.id', 's.board_id')
    .join('people as p', 'p.id', 's.set_by')
    .where('b.plan_id', planId)
    .whereNull('s.lifted_at')
    .select('s.card_id', 's.reason', 's.until', 's.since', 'p.name');
  return new Map(
    rows.map(({ card_id, reason, until, since, name }) => [card_id, { reason, until, since: Number(since), by: name }]),
  );
}
