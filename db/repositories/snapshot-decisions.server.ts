import type { Knex } from 'knex';
import type { AgencyId, DecisionId } from '#app/domain/ids.ts';
import type { SnapshotDecision } from '#app/snapshots/services.ts';

/** What meetings on a snapshot decided and did not withdraw, the first first. Two queries. */
export async function readSnapshotDecisions(db: Knex, snapshotId: string): Promise<SnapshotDecision[]> {
  const rows = await db('decisions as d')
    .join('reviews as r', 'r.id', 'd.review_id')
    .where('r.snapshot_id', snapshotId)
    .whereNull('d.withdrawn_at')
    .orderBy('d.number')
    .select('d.id', 'd.number', 'd.text', 'd.person', 'd.due_on', 'd.measure_id', 'd.decided_at');
  const agencies = await db('decision_agencies as a')
    .join('decisions as d', 'd.id', 'a.decision_id')
    .join('reviews as r', 'r.id', 'd.review_id')
    .where('r.snapshot_id', snapshotId)
    .orderBy('a.agency_id')
    .select('a.decision_id', 'a.agency_id');
  const byDecision = new Map<DecisionId, AgencyId[]>(rows.map(({ id }) => [id, []]));
  for (const { decision_id, agency_id } of agencies) byDecision.get(decision_id)?.push(agency_id);
  return rows.map((row) => ({
    number: row.number,
    text: row.text,
    agencyIds: byDecision.get(row.id) ?? [],
    person: row.person,
    dueOn: row.due_on,
    measureId: row.measure_id,
    decidedAt: Number(row.decided_at),
  }));
}
