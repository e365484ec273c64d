import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import { DubanError } from '#app/domain/errors.ts';
import { type Actor, can } from '#app/domain/policy.ts';
import { revokeShareLink } from '#db/repositories/share-links.server.ts';
import { notFound, permit } from '../../permit.ts';

/** Closes a link, at once and for good. @throws DubanError `not-signed-in`, `not-found`, `not-allowed` */
export async function revokeLink(db: Knex, actor: Actor | null, linkId: string, now: EpochMs): Promise<void> {
  permit(actor, { action: 'snapshot.read' });
  if (!can(actor, { action: 'snapshot.share' })) throw new DubanError('not-allowed', 'Only leads share');
  if (!(await revokeShareLink(db, linkId, now))) throw notFound();
}
