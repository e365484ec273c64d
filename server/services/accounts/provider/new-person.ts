import type { Knex } from 'knex';
import { nanoid } from 'nanoid';
import { ACCOUNT_LIMITS } from '#app/domain/accounts.ts';
import type { PersonId } from '#app/domain/ids.ts';
import { findTaken, insertAccount } from '#db/repositories/accounts.server.ts';
import { insertIdentity } from '#db/repositories/identities.server.ts';
import { insertPerson } from '#db/repositories/people.server.ts';
import { audit } from '../../../audit.ts';
import type { ProviderClaims } from '../../../oidc/claims.ts';
import type { OidcSettings } from '../../../oidc/settings.ts';

/** Numbers that are tried behind a user name that is somebody's. */
const TRIES = 20;

/** Makes a person of whoever comes in by a provider for the first time, who is nothing yet. In a transaction. */
export async function addProvidedPerson(
  tx: Knex,
  { subject, label, ...claims }: ProviderClaims,
  { issuer, name: provider }: OidcSettings,
  at: number,
): Promise<{ readonly id: PersonId; readonly name: string }> {
  const id = nanoid() as PersonId;
  const userName = await freeUserName(tx, claims.userName ?? `user-${nanoid(8).toLowerCase()}`);
  const name = claims.name ?? userName;
  await insertPerson(tx, { id, name, demoOrder: null, createdAt: at, roles: [], agencyIds: [] });
  await insertAccount(tx, { personId: id, userName, email: claims.email, passwordHash: null, createdAt: at });
  await insertIdentity(tx, { issuer, subject, personId: id, label, createdAt: at });
  await audit(tx, {
    ...{ action: 'person-added', by: { personId: id, name }, at },
    ...{ subject: { kind: 'person', id, name }, detail: { provider } },
  });
  return { id, name };
}

/** A user name, or the first with a number that is nobody's. */
async function freeUserName(tx: Knex, wanted: string): Promise<string> {
  for (let i = 1; i <= TRIES; i++) {
    const end = i === 1 ? '' : `-${i}`;
    const userName = [...wanted].slice(0, ACCOUNT_LIMITS.userName - end.length).join('') + end;
    if (!(await findTaken(tx, { userName, email: null })).userName) return userName;
  }
  return `user-${nanoid(12).toLowerCase()}`;
}
