import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import { DubanError } from '#app/domain/errors.ts';
import { type Actor, can } from '#app/domain/policy.ts';
import { findSharedPlan, revokeShareLink } from '#db/repositories/share-links.server.ts';
import { audit } from '../../../audit.ts';
import { notFound, permit, requireSignedIn } from '../../permit.ts';
import { snapshotName } from '../snapshot-name.ts';

/** Closes a link, at once and for good. @throws DubanError `not-signed-in`, `not-found`, `not-allowed` */
export async function revokeLink(db: Knex, actor: Actor | null, linkId: string, now: EpochMs): Promise<void> {
  requireSignedIn(actor);
  const planId = await findSharedPlan(db, linkId);
  if (planId === null) throw notFound();
  permit(actor, { action: 'snapshot.read', planId });
  if (!can(actor, { action: 'snapshot.share', planId })) throw new DubanError('not-allowed', 'Only leads share');
  await db.transaction(async (tx) => {
    const snapshot = await revokeShareLink(tx, linkId, now);
    if (!snapshot) throw notFound();
    const subject = { kind: 'link', id: linkId, name: snapshotName(snapshot) } as const;
    await audit(tx, { action: 'link-revoked', by: actor, at: now, subject });
  });
}
