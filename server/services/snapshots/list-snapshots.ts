import type { Knex } from 'knex';
import type { Actor } from '#app/domain/policy.ts';
import type { SnapshotSummary } from '#app/snapshots/services.ts';
import { listSnapshots as listRows } from '#db/repositories/snapshots.server.ts';
import { findPlan } from '../find-plan.ts';

/**
 * The snapshots of a plan, the newest first, damaged ones included. Two queries.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function listSnapshots(reader: Knex, actor: Actor | null, planId: string): Promise<SnapshotSummary[]> {
  const { plan } = await findPlan(reader, actor, planId, 'snapshot.read');
  return (await listRows(reader, plan.id)).map(({ previous: _, ...summary }) => summary);
}
