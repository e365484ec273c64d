import type { Knex } from 'knex';
import type { InvitationServices } from '#app/accounts/services.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import { inviteSomebody } from './invite-somebody.ts';
import { listInvitationsOf } from './list-invitations.ts';
import { revokeInvitationAs } from './revoke-invitation.ts';

/** What administrators may ask of invitations, put together. */
export function createInvitations(db: Knex, now: () => EpochMs): InvitationServices {
  return {
    list: (actor, page) => listInvitationsOf(db, actor, page, now()),
    make: (actor, wish) => inviteSomebody(db, actor, wish, now()),
    revoke: (actor, invitationId) => revokeInvitationAs(db, actor, invitationId, now()),
  };
}
