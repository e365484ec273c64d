import type { Knex } from 'knex';
import type { BoardId, PlanId } from '#app/domain/ids.ts';
import type { Confirmation, ConfirmationCall } from '#app/domain/plan-state.ts';

/** The call of a plan that is open; null for none. */
export async function readOpenCall(db: Knex, planId: PlanId): Promise<ConfirmationCall | null> {
  const row = await db('confirmation_calls as c')
    .join('people as p', 'p.id', 'c.called_by')
    .where('c.plan_id', planId)
    .whereNull('c.closed_at')
    .first('c.id', 'c.at', 'c.note', 'c.due_on', 'p.name');
  return row ? { id: row.id, at: Number(row.at), by: row.name, note: row.note, dueOn: row.due_on } : null;
}

/** What was confirmed at a call, by board. */
export async function readConfirmations(db: Knex, callId: number): Promise<Map<BoardId, Confirmation>> {
  const rows = await db('confirmations as c')
    .join('people as p', 'p.id', 'c.person_id')
    .where('c.call_id', callId)
    .select('c.board_id', 'c.at', 'p.name');
  return new Map(rows.map(({ board_id, at, name }) => [board_id, { at: Number(at), by: name }]));
}
