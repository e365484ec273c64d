import type { Knex } from 'knex';
import { DubanError } from '#app/domain/errors.ts';
import { type Actor, can } from '#app/domain/policy.ts';
import type { ShareLink } from '#app/snapshots/services.ts';
import { listShareLinks } from '#db/repositories/share-links.server.ts';
import type { SnapshotReader } from '../handout.ts';

/** The links to a snapshot, for leads. @throws DubanError `not-signed-in`, `not-found`, `not-allowed` */
export async function listLinks(
  db: Knex,
  read: SnapshotReader,
  actor: Actor | null,
  snapshotId: string,
): Promise<ShareLink[]> {
  const { id } = await read(actor, snapshotId);
  if (!can(actor, { action: 'snapshot.share' })) throw new DubanError('not-allowed', 'Only leads share');
  return listShareLinks(db, id);
}
