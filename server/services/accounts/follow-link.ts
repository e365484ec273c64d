import type { Knex } from 'knex';
import { nanoid } from 'nanoid';
import type { LinkFields, Visit } from '#app/accounts/services.ts';
import { DubanError } from '#app/domain/errors.ts';
import type { PersonId } from '#app/domain/ids.ts';
import { type AccountLinkRow, noteUsedBy, revokeLinks, spendLink } from '#db/repositories/account-links.server.ts';
import { changePasswordHash, hasAccounts, insertAccount, readAccount } from '#db/repositories/accounts.server.ts';
import { findAgencies } from '#db/repositories/agencies.server.ts';
import { insertPerson } from '#db/repositories/people.server.ts';
import { readGrants, setGrants, toStandings } from '#db/repositories/plan-grants.server.ts';
import { audit } from '../../audit.ts';
import { grantLabels } from '../people/grant-labels.ts';
import type { AccountDesk } from './desk.ts';
import { rememberDevice } from './device.ts';
import { type FoundLink, findLink, linkOver } from './find-link.ts';
import { type AccountWish, badFields, readAccountWish, refuseTaken } from './new-account.ts';
import { findFault, normalisePassword } from './password-rules.ts';

/**
 * Does what a link is good for, once: of several who use it at the same time, one is let in. What is filled in wrongly leaves the
 * link as it is.
 *
 * @throws DubanError `link-over`, `too-many`, `bad-input`
 */
export async function followLink(
  desk: AccountDesk,
  token: string,
  fields: LinkFields,
  visit: Visit,
): Promise<readonly string[]> {
  const link = await findLink(desk, token, visit);
  return link.kind === 'reset' ? resetPassword(desk, link, fields) : comeIn(desk, link, fields, visit);
}

/** Makes a person with an account, and opens their first session. */
async function comeIn(
  desk: AccountDesk,
  link: FoundLink,
  fields: LinkFields,
  visit: Visit,
): Promise<readonly string[]> {
  const { db, sessions, passwords, attributes, now } = desk;
  // An invitation says whose it is: whoever has it does not choose to be somebody else.
  const wish = readAccountWish(link.kind === 'first' ? fields : { ...fields, name: link.name ?? '' });
  await refuseTaken(db, wish);
  const hash = await passwords.hash(wish.password);
  const personId = nanoid() as PersonId;
  const cookie = await refusingTaken(db, wish, () =>
    sessions.open(personId, visit.userAgent, visit.cookieHeader, async (tx) => {
      const at = now();
      const used = await spendLink(tx, link.tokenHash, at);
      if (!used || (used.kind === 'first' && (await hasAccounts(tx)))) throw linkOver();
      await refuseTaken(tx, wish);
      await addPerson(tx, used, { ...wish, personId, hash, at });
    }),
  );
  return [cookie, rememberDevice(hash, attributes)];
}

async function addPerson(
  tx: Knex,
  link: AccountLinkRow,
  wish: Omit<AccountWish, 'password'> & { readonly personId: PersonId; readonly hash: string; readonly at: number },
): Promise<void> {
  const { personId, name, userName, email, hash, at } = wish;
  const roles = link.kind === 'first' ? (['administrator'] as const) : link.roles;
  await insertPerson(tx, {
    ...{ id: personId, name, roles },
    ...{ demoOrder: null, createdAt: at, agencyIds: link.agencyIds },
  });
  const inPlans = (await readGrants(tx, 'invitation', [link.id])).get(link.id) ?? [];
  await setGrants(tx, 'person', personId, toStandings(inPlans));
  await noteUsedBy(tx, link.id, personId);
  await insertAccount(tx, { personId, userName, email, passwordHash: hash, createdAt: at });
  const agencies = (await findAgencies(tx, link.agencyIds)).map((agency) => agency.name);
  const by = { personId, name };
  const subject = { kind: 'person', id: personId, name } as const;
  if (link.kind === 'invitation') {
    await audit(tx, { action: 'invitation-used', by, at, subject: { kind: 'invitation', id: link.id, name } });
  }
  await audit(tx, {
    ...{ action: 'person-added', by, at, subject },
    detail: { roles, agencies, inPlans: grantLabels(inPlans), first: link.kind === 'first' },
  });
  await audit(tx, { action: 'sign-in', by, at });
}

/** Sets a password and ends all sessions. Nobody is signed in by it: whoever chose a password knows how to come in. */
async function resetPassword(
  { db, sessions, passwords, attributes, now }: AccountDesk,
  link: FoundLink,
  fields: LinkFields,
): Promise<readonly string[]> {
  const { personId } = link;
  const account = personId && (await readAccount(db, personId));
  if (!account) throw linkOver();
  const password = normalisePassword(fields.password);
  const fault = findFault(password, [account.userName, account.email ?? '', account.personName]);
  if (fault !== null) throw badFields({ password: fault });
  const hash = await passwords.hash(password);
  const tell = await db.transaction(async (tx) => {
    const at = now();
    if (!(await spendLink(tx, link.tokenHash, at))) throw linkOver();
    await changePasswordHash(tx, account.personId, hash, at);
    // Another one that was made for them is of no use any more, but to whoever found it.
    await revokeLinks(tx, 'reset', at, account.personId);
    const removed = await sessions.remove(tx, account.personId);
    const subject = { kind: 'person', id: account.personId, name: account.personName } as const;
    await audit(tx, { action: 'reset-link-used', by: null, at, subject, detail: { sessions: removed.count } });
    return removed.tell;
  });
  tell();
  // Whoever was shut out by strangers who try in vain comes in by this browser.
  return [sessions.cleared, rememberDevice(hash, attributes)];
}

/** Another process may have given the same name away between our look and our insert, which the table then refused. */
async function refusingTaken<Result>(db: Knex, wish: AccountWish, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DubanError)) await refuseTaken(db, wish);
    throw error;
  }
}
