import type { Visit } from '#app/accounts/services.ts';
import { DubanError } from '#app/domain/errors.ts';
import type { Actor } from '#app/domain/policy.ts';
import { deleteIdentity, findIdentity, insertIdentity, readIdentityOf } from '#db/repositories/identities.server.ts';
import { readProvided, takeProvided } from '#db/repositories/provided.server.ts';
import { audit } from '../../../audit.ts';
import type { ProviderClaims } from '../../../oidc/claims.ts';
import { keepAnAdministrator } from '../../people/change-person.ts';
import { findPerson } from '../../people/find-person.ts';
import { rememberDevice } from '../device.ts';
import { applyGroups, givenBy } from './apply-groups.ts';
import { confirmPassword } from './confirm-password.ts';
import { signInOver } from './finish.ts';
import type { ProviderDesk } from './index.ts';

/**
 * Connects an account to what the provider knows its person by, and gives them what their groups give. Returns the cookie of
 * the session, which is renewed.
 *
 * @param actor null where it is no longer who began
 * @throws DubanError `sign-in-over`, `identity-taken`
 */
export async function link(
  { db, sessions, provider: { settings }, now }: ProviderDesk,
  { subject, label, groups }: ProviderClaims,
  { actor, visit }: { readonly actor: Actor | null; readonly visit: Visit },
): Promise<string> {
  if (actor === null) throw signInOver();
  const { personId, name } = actor;
  const provider = settings.name;
  const owner = await findIdentity(db, { issuer: settings.issuer, subject });
  const isOwn = owner === null || owner.personId === personId;
  if (!isOwn || (owner === null && (await readIdentityOf(db, personId, settings.issuer)))) {
    await audit(db, {
      action: 'sign-in-failed',
      by: actor,
      at: now(),
      detail: { provider, refusal: 'identity-taken' },
    });
    throw new DubanError('identity-taken', 'Connected to another account', { provider, name: label ?? subject });
  }
  return sessions.open(personId, visit.userAgent, visit.cookieHeader, async (tx) => {
    const at = now();
    if (owner === null) {
      await insertIdentity(tx, { issuer: settings.issuer, subject, personId, label, createdAt: at });
      await audit(tx, { action: 'identity-linked', by: actor, at, detail: { provider } });
    }
    await applyGroups(tx, { id: personId, name }, await givenBy(tx, settings.groups, groups), { provider, at });
  });
}

/**
 * Disconnects an account, for whoever knows its password.
 *
 * @throws DubanError `not-signed-in`, `not-found`, `bad-input`, `too-many`, `last-administrator`
 */
export async function unlink(
  desk: ProviderDesk,
  actor: Actor | null,
  password: string,
  visit: Visit,
): Promise<readonly string[]> {
  const { sessions, provider, attributes, now } = desk;
  const { personId, personName, passwordHash } = await confirmPassword(desk, actor, password);
  let tell: () => void = () => undefined;
  const cookie = await sessions.open(personId, visit.userAgent, visit.cookieHeader, async (tx) => {
    if (!(await deleteIdentity(tx, personId, provider.settings.issuer))) return;
    const held = await readProvided(tx, personId);
    if (held.providedRoles.includes('administrator')) await keepAnAdministrator(tx, await findPerson(tx, personId));
    await takeProvided(tx, personId, { roles: held.providedRoles, agencyIds: held.providedAgencyIds });
    const removed = await sessions.remove(tx, personId);
    tell = removed.tell;
    const by = { personId, name: personName };
    const detail = { provider: provider.settings.name, sessions: removed.count };
    await audit(tx, { action: 'identity-unlinked', by, at: now(), detail });
  });
  tell();
  return [cookie, rememberDevice(passwordHash, attributes)];
}
