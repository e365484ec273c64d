import type { Knex } from 'knex';
import type { PlanId, SnapshotId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import { readSnapshotPlan } from '#db/repositories/reviews.server.ts';
import { notFound, permit, requireSignedIn } from '../permit.ts';

/** A snapshot with somebody who may read it. Of which plan it is, the record says: what it says itself may have been edited. */
export interface FoundSnapshot {
  readonly snapshot: { readonly id: SnapshotId; readonly planId: PlanId };
  readonly actor: Actor;
}

/** A snapshot to be read. One query. @throws DubanError `not-signed-in`, `not-found` */
export async function findSnapshot(reader: Knex, actor: Actor | null, snapshotId: string): Promise<FoundSnapshot> {
  requireSignedIn(actor);
  const snapshot = await readSnapshotPlan(reader, snapshotId);
  if (!snapshot) throw notFound();
  permit(actor, { action: 'snapshot.read', planId: snapshot.planId });
  return { snapshot, actor };
}
