import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import { DubanError } from '#app/domain/errors.ts';
import type { Actor } from '#app/domain/policy.ts';
import { revokeInvitation } from '#db/repositories/account-links.server.ts';
import { audit } from '../../audit.ts';
import { permit } from '../permit.ts';

/** Closes an invitation, at once and for good. @throws DubanError `not-signed-in`, `not-found`; `outdated` */
export async function revokeInvitationAs(db: Knex, actor: Actor | null, id: string, at: EpochMs): Promise<void> {
  permit(actor, { action: 'people.manage' });
  await db.transaction(async (tx) => {
    const link = await revokeInvitation(tx, id, at);
    if (!link) throw new DubanError('outdated', 'This invitation is open no more');
    const subject = { kind: 'invitation', id, name: link.name ?? '' } as const;
    await audit(tx, { action: 'invitation-revoked', by: actor, at, subject });
  });
}
