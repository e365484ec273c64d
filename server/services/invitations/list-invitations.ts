import type { Knex } from 'knex';
import type { Invitation, Paged } from '#app/accounts/services.ts';
import type { InvitationState } from '#app/domain/accounts.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import type { Actor } from '#app/domain/policy.ts';
import { countInvitations, type InvitationRow, listInvitations } from '#db/repositories/invitations.server.ts';
import { paged } from '../paged.ts';
import { permit } from '../permit.ts';

/** Every invitation that was made, the newest first. @throws DubanError `not-signed-in`, `not-found` */
export async function listInvitationsOf(
  db: Knex,
  actor: Actor | null,
  page: number,
  now: EpochMs,
): Promise<Paged<Invitation>> {
  permit(actor, { action: 'people.manage' });
  return paged(page, await countInvitations(db), async (range) => {
    const rows = await listInvitations(db, range);
    return rows.map(({ usedAt, revokedAt, ...row }) => ({
      ...row,
      state: stateOf({ usedAt, revokedAt, expiresAt: row.expiresAt }, now),
      settledAt: usedAt ?? revokedAt,
    }));
  });
}

function stateOf(
  { usedAt, revokedAt, expiresAt }: Pick<InvitationRow, 'usedAt' | 'revokedAt' | 'expiresAt'>,
  now: EpochMs,
): InvitationState {
  if (usedAt !== null) return 'used';
  if (revokedAt !== null) return 'revoked';
  return expiresAt <= now ? 'over' : 'open';
}
