import type { Knex } from 'knex';
import type { AgencyId, DecisionId, PlanId } from '#app/domain/ids.ts';
import type { Instruction } from '#app/domain/plan-state.ts';

/** What agencies of a plan have been told to do and no lead has closed, the oldest first. Two queries. */
export async function readOpenInstructions(db: Knex, planId: PlanId): Promise<Instruction[]> {
  const rows = await db('decisions as d')
    .join('decision_agencies as a', 'a.decision_id', 'd.id')
    .where('d.plan_id', planId)
    .whereNull('d.withdrawn_at')
    .orderBy(['d.number', 'a.agency_id'])
    .select('d.id', 'd.number', 'd.text', 'd.person', 'd.due_on', 'd.measure_id', 'd.card_id', 'd.decided_at')
    .select('a.agency_id');
  const said = await db('decision_answers as x')
    .join('decisions as d', 'd.id', 'x.decision_id')
    .join('people as p', 'p.id', 'x.person_id')
    .where('d.plan_id', planId)
    .whereNull('d.withdrawn_at')
    .orderBy('x.id')
    .select('x.decision_id', 'x.agency_id', 'x.at', 'x.kind', 'x.text', 'p.name');
  // Of several the last stays.
  const last = new Map(said.map((row) => [keyOf(row.decision_id, row.agency_id), row]));
  return rows
    .map((row): Instruction => {
      const latest = last.get(keyOf(row.id, row.agency_id));
      return {
        decisionId: row.id,
        number: row.number,
        text: row.text,
        agencyId: row.agency_id,
        person: row.person,
        dueOn: row.due_on,
        decidedAt: Number(row.decided_at),
        measureId: row.measure_id,
        cardId: row.card_id,
        state: latest?.kind ?? 'open',
        last: latest ? { at: Number(latest.at), by: latest.name, text: latest.text } : null,
      };
    })
    .filter(({ state }) => state !== 'accepted');
}

const keyOf = (decisionId: DecisionId, agencyId: AgencyId) => `${decisionId}/${agencyId}`;
