import type { Knex } from 'knex';
import { DubanError } from '#app/domain/errors.ts';
import { type Actor, can } from '#app/domain/policy.ts';
import type { ShareLink } from '#app/snapshots/services.ts';
import { listShareLinks } from '#db/repositories/share-links.server.ts';
import { findSnapshot } from '../find-snapshot.ts';

/** The links to a snapshot, for leads. @throws DubanError `not-signed-in`, `not-found`, `not-allowed` */
export async function listLinks(db: Knex, actor: Actor | null, snapshotId: string): Promise<ShareLink[]> {
  const { snapshot, actor: leader } = await findSnapshot(db, actor, snapshotId);
  const { id, planId } = snapshot;
  if (!can(leader, { action: 'snapshot.share', planId })) throw new DubanError('not-allowed', 'Only leads share');
  return listShareLinks(db, id);
}
