import type { Knex } from 'knex';
import type { Actor } from '#app/domain/policy.ts';
import type { SnapshotSummary } from '#app/snapshots/services.ts';
import { readPlan } from '#db/repositories/plans.server.ts';
import { listSnapshots as listRows } from '#db/repositories/snapshots.server.ts';
import { notFound, permit } from '../permit.ts';

/**
 * The snapshots of a plan, the newest first, damaged ones included. Two queries.
 *
 * @throws DubanError `not-signed-in`, `not-found`
 */
export async function listSnapshots(reader: Knex, actor: Actor | null, planId: string): Promise<SnapshotSummary[]> {
  permit(actor, { action: 'snapshot.read' });
  if (!(await readPlan(reader, planId))) throw notFound();
  return (await listRows(reader, planId)).map(({ previous: _, ...summary }) => summary);
}
