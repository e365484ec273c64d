import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { BoardId, PersonId, PlanId } from '#app/domain/ids.ts';
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

/** What was confirmed of one board at a call; null for nothing. */
export async function readConfirmation(db: Knex, callId: number, boardId: BoardId): Promise<Confirmation | null> {
  const row = await db('confirmations as c')
    .join('people as p', 'p.id', 'c.person_id')
    .where({ 'c.call_id': callId, 'c.board_id': boardId })
    .first('c.at', 'p.name');
  return row ? { at: Number(row.at), by: row.name } : null;
}

/** Ends the call of a plan that is open, if there is one. Says whether there was. */
export async function closeCall(db: Knex, planId: PlanId, at: EpochMs): Promise<boolean> {
  const open = db('confirmation_calls').where({ plan_id: planId }).whereNull('closed_at');
  return (await open.update({ closed_at: at })) > 0;
}

/** Opens a call where none is open. */
export async function insertCall(
  db: Knex,
  planId: PlanId,
  { note, dueOn }: Pick<ConfirmationCall, 'note' | 'dueOn'>,
  by: PersonId,
  at: EpochMs,
): Promise<void> {
  await db('confirmation_calls').insert({ plan_id: planId, at, called_by: by, note, due_on: dueOn });
}

/** Notes that a board was confirmed at a call; of several times the last counts. */
export async function confirmBoard(
  db: Knex,
  callId: number,
  boardId: BoardId,
  by: PersonId,
  at: EpochMs,
): Promise<void> {
  await db('confirmations')
    .insert({ call_id: callId, board_id: boardId, at, person_id: by })
    .onConflict(['call_id', 'board_id'])
    .merge(['at', 'person_id']);
}

/** Takes back what was confirmed of a board at a call. */
export async function unconfirmBoard(db: Knex, callId: number, boardId: BoardId): Promise<void> {
  await db('confirmations').where({ call_id: callId, board_id: boardId }).delete();
}

/** When anything on the boards of a plan last changed, archived cards included; a board without cards is left out. */
export async function readLastChanges(db: Knex, planId: PlanId, boardId?: BoardId): Promise<Map<BoardId, EpochMs>> {
  const query: Knex.QueryBuilder = db('cards as c')
    .join('boards as b', 'b.id', 'c.board_id')
    .where('b.plan_id', planId)
    .groupBy('b.id')
    .select('b.id')
    .max({ at: 'c.changed_at' });
  const rows: { id: BoardId; at: unknown }[] = await (boardId === undefined ? query : query.where('b.id', boardId));
  return new Map(rows.map(({ id, at }) => [id, Number(at)]));
}
