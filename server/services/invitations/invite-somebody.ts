import type { Knex } from 'knex';
import type { InvitationWish, MadeLink } from '#app/accounts/services.ts';
import { ACCOUNT_LIMITS, readEmail } from '#app/domain/accounts.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import { DubanError } from '#app/domain/errors.ts';
import type { Actor } from '#app/domain/policy.ts';
import { countOpenInvitations } from '#db/repositories/invitations.server.ts';
import { setGrants, toStandings } from '#db/repositories/plan-grants.server.ts';
import { audit } from '../../audit.ts';
import { makeLink } from '../accounts/make-link.ts';
import { refuseTaken } from '../accounts/new-account.ts';
import { grantLabels } from '../people/grant-labels.ts';
import { readMembership } from '../people/read-membership.ts';
import { permit } from '../permit.ts';

const DAY_MS = 86_400_000;
/** A user name that nobody has: only the address is looked up. */
const NO_USER_NAME = '';

/**
 * Makes a link by which somebody comes in as whom the administrator says. Its token is in the answer and nowhere else.
 *
 * @throws DubanError `not-signed-in`, `not-found`, `bad-input`; `too-many` where too many are open
 */
export async function inviteSomebody(
  db: Knex,
  actor: Actor | null,
  wish: InvitationWish,
  at: EpochMs,
): Promise<MadeLink> {
  permit(actor, { action: 'people.manage' });
  const email = wish.email.trim() === '' ? null : readEmail(wish.email);
  const faults: Record<string, string> = {};
  if (email === null && wish.email.trim() !== '') faults.email = 'invalid';
  const { days } = wish;
  if (!Number.isInteger(days) || days < 1 || days > ACCOUNT_LIMITS.invitationDays) faults.days = 'invalid';
  return db.transaction(async (tx) => {
    const { name, roles, agencies, inPlans } = await readMembership(tx, wish, faults);
    await refuseTaken(tx, { userName: NO_USER_NAME, email });
    if ((await countOpenInvitations(tx, at)) >= ACCOUNT_LIMITS.invitations) {
      throw new DubanError('too-many', `At most ${ACCOUNT_LIMITS.invitations} invitations are open at a time`);
    }
    const link = await makeLink(tx, {
      ...{ kind: 'invitation', at, createdBy: actor.personId, expiresAt: at + days * DAY_MS },
      ...{ name, email, roles, agencyIds: agencies.map(({ id }) => id) },
    });
    await setGrants(tx, 'invitation', link.id, toStandings(inPlans));
    await audit(tx, {
      ...{ action: 'invitation-made', by: actor, at, subject: { kind: 'invitation', id: link.id, name } },
      detail: { roles, agencies: agencies.map(({ name }) => name), inPlans: grantLabels(inPlans), days },
    });
    return link;
  });
}
