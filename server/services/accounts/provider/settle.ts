import type { Knex } from 'knex';
import { DubanError } from '#app/domain/errors.ts';
import type { PersonId } from '#app/domain/ids.ts';
import { findTaken, readAccount } from '#db/repositories/accounts.server.ts';
import { findIdentity, labelIdentity, refreshPerson } from '#db/repositories/identities.server.ts';
import { audit } from '../../../audit.ts';
import type { ProviderClaims } from '../../../oidc/claims.ts';
import { applyGroups, givenBy } from './apply-groups.ts';
import type { ProviderDesk } from './index.ts';
import { addProvidedPerson } from './new-person.ts';

/** Who came in, or why nobody did; and what is to be called after the commit. */
interface Settled {
  readonly person: { readonly personId: PersonId; readonly name: string } | null;
  readonly refusal: DubanError | null;
  tell(): void;
}

/**
 * Finds or makes the person of whoever a provider has signed in, and brings them up to what it says of them. What is refused is
 * written down, and what their groups no longer give is gone, all the same.
 *
 * @throws DubanError `not-admitted`, `account-disabled`, `account-exists`
 */
export async function settle(
  desk: ProviderDesk,
  claims: ProviderClaims,
): Promise<{ readonly personId: PersonId; readonly name: string }> {
  const { person, refusal, tell } = await desk.db.transaction((tx) => decide(tx, desk, claims));
  tell();
  if (person === null) throw refusal ?? new Error('nobody came in, and nothing was refused');
  return person;
}

async function decide(tx: Knex, desk: ProviderDesk, claims: ProviderClaims): Promise<Settled> {
  const { settings } = desk.provider;
  const provider = settings.name;
  const at = desk.now();
  const refuse = async (
    code: 'not-admitted' | 'account-disabled' | 'account-exists',
    person: { readonly id: PersonId; readonly name: string } | null = null,
    tell: Settled['tell'] = () => undefined,
  ): Promise<Settled> => {
    const subject = person && ({ kind: 'person', ...person } as const);
    const known = claims.name ?? claims.label ?? claims.subject;
    const detail = { provider, refusal: code, ...(person === null && { knownAs: known }) };
    await audit(tx, { action: 'sign-in-failed', by: null, at, subject, detail });
    return { person: null, tell, refusal: new DubanError(code, `Refused: ${code}`, { provider, name: known }) };
  };

  const given = await givenBy(tx, settings.groups, claims.groups);
  const isGiven = settings.admitsEverybody || given.roles.length + given.agencies.length > 0;
  const identity = await findIdentity(tx, { issuer: settings.issuer, subject: claims.subject });
  if (identity === null) {
    if (!isGiven) return refuse('not-admitted');
    // Whoever gives an address at the provider may not thereby be who has it here.
    if (claims.email !== null && (await findTaken(tx, { userName: '', email: claims.email })).email) {
      return refuse('account-exists');
    }
    const person = await addProvidedPerson(tx, claims, settings, at);
    await applyGroups(tx, person, given, { provider, at });
    return { person: { personId: person.id, name: person.name }, refusal: null, tell: () => undefined };
  }
  const { personId } = identity;
  const account = await readAccount(tx, personId);
  const name = claims.name ?? account?.personName ?? '';
  const person = { id: personId, name: account?.personName ?? name };
  if (account?.disabledAt != null) return refuse('account-disabled', person);
  if (await applyGroups(tx, person, given, { provider, at })) {
    // Something is theirs.
  } else if (!isGiven && !account?.passwordHash) {
    const removed = await desk.sessions.remove(tx, personId);
    return refuse('not-admitted', person, removed.tell);
  }
  await labelIdentity(tx, identity, claims.label);
  const email = await ownEmail(tx, claims.email, account?.email ?? null);
  await refreshPerson(tx, personId, { name: claims.name, email });
  if (name !== person.name) {
    const subject = { kind: 'person', ...person } as const;
    await audit(tx, { action: 'person-changed', by: null, at, subject, detail: { provider, newName: name } });
  }
  return { person: { personId, name }, refusal: null, tell: () => undefined };
}

/** The address to write down; null to leave it as it is, as where it is somebody else's here. */
async function ownEmail(tx: Knex, told: string | null, kept: string | null): Promise<string | null> {
  if (told === null || told === kept) return null;
  return (await findTaken(tx, { userName: '', email: told })).email ? null : told;
}
