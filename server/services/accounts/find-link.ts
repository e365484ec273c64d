import type { OpenedLink, Visit } from '#app/accounts/services.ts';
import { DubanError } from '#app/domain/errors.ts';
import { type AccountLinkRow, findLiveLink } from '#db/repositories/account-links.server.ts';
import { readAccount } from '#db/repositories/accounts.server.ts';
import { findAgencies } from '#db/repositories/agencies.server.ts';
import { readGrants } from '#db/repositories/plan-grants.server.ts';
import { hashOfToken } from '../link-token.ts';
import { type AccountDesk, type Counted, giveBack, takeAttempt } from './desk.ts';

/** A link that is good, with the hash of its token. */
export type FoundLink = AccountLinkRow & { readonly tokenHash: string };

/**
 * Finds what a token leads to. Tokens that lead nowhere are counted by address: nobody guesses 192 bits, and nobody is to try.
 *
 * @throws DubanError `link-over`, `too-many`
 */
export async function findLink(desk: AccountDesk, token: string, { address }: Visit): Promise<FoundLink> {
  const counted: readonly Counted[] = [[desk.attempts.links, address]];
  takeAttempt(counted);
  const tokenHash = hashOfToken(token);
  const link = tokenHash && (await findLiveLink(desk.db, tokenHash, desk.now()));
  if (!link) throw linkOver();
  giveBack(counted);
  return { ...link, tokenHash };
}

/** What a link is good for, in words for whoever has it. @throws DubanError `link-over`, `too-many` */
export async function openLink(desk: AccountDesk, token: string, visit: Visit): Promise<OpenedLink> {
  const { id, kind, expiresAt, personId, roles, agencyIds, ...link } = await findLink(desk, token, visit);
  const account = personId === null ? null : await readAccount(desk.db, personId);
  const agencies = await findAgencies(desk.db, agencyIds);
  return {
    ...{ kind, expiresAt, roles },
    name: account?.personName ?? link.name ?? '',
    userName: account?.userName ?? null,
    email: account?.email ?? link.email,
    agencies: agencies.map(({ name }) => name),
    inPlans: (await readGrants(desk.db, 'invitation', [id])).get(id) ?? [],
  };
}

export function linkOver(): DubanError {
  return new DubanError('link-over', 'This link opens nothing');
}
