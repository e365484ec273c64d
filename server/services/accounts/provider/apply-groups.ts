import type { Knex } from 'knex';
import type { AgencyId, PersonId } from '#app/domain/ids.ts';
import { PERSON_ROLES, type PersonRole } from '#app/domain/policy.ts';
import { countOtherAdministrators } from '#db/repositories/people-list.server.ts';
import { readGrants } from '#db/repositories/plan-grants.server.ts';
import { giveProvided, readProvided, takeProvided } from '#db/repositories/provided.server.ts';
import { audit } from '../../../audit.ts';
import type { GroupGrant } from '../../../oidc/groups.ts';
import { findAgenciesNamed } from './find-agencies.ts';

/** What groups give, as far as there are such agencies. */
export interface Given {
  readonly roles: readonly PersonRole[];
  readonly agencies: readonly { readonly id: AgencyId; readonly name: string }[];
}

/** What somebody's groups give them. One query. */
export async function givenBy(
  db: Knex,
  map: ReadonlyMap<string, GroupGrant>,
  groups: readonly string[],
): Promise<Given> {
  const grants = groups.flatMap((group) => map.get(group) ?? []);
  const roles = PERSON_ROLES.filter((role) => grants.some((grant) => grant.roles.includes(role)));
  return {
    roles,
    agencies: await findAgenciesNamed(
      db,
      grants.flatMap(({ agencies }) => agencies),
    ),
  };
}

/**
 * Makes a person what their groups give them, in a transaction: what came from groups that they are no longer in goes, and what
 * was given by hand stays. Returns whether they are anything after that.
 */
export async function applyGroups(
  tx: Knex,
  person: { readonly id: PersonId; readonly name: string },
  given: Given,
  { provider, at }: { readonly provider: string; readonly at: number },
): Promise<boolean> {
  const held = await readProvided(tx, person.id);
  const wanted = given.agencies.map(({ id }) => id);
  const gone = {
    roles: without(held.providedRoles, given.roles),
    agencyIds: without(held.providedAgencyIds, wanted),
  };
  // As when administrators change people: there is to be somebody who can keep the list of them.
  const isLast = gone.roles.includes('administrator') && (await countOtherAdministrators(tx, person.id)) === 0;
  if (isLast) gone.roles = without(gone.roles, ['administrator']);
  const fresh = { roles: without(given.roles, held.roles), agencyIds: without(wanted, held.agencyIds) };
  const lost = await findAgenciesNamed(tx, gone.agencyIds);
  await takeProvided(tx, person.id, gone);
  await giveProvided(tx, person.id, fresh);
  const named = (ids: readonly AgencyId[], among: Given['agencies']) =>
    among.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  const changed = Object.entries({
    rolesAdded: fresh.roles,
    rolesRemoved: gone.roles.filter((role) => held.roles.includes(role)),
    agenciesAdded: named(fresh.agencyIds, given.agencies),
    agenciesRemoved: named(
      gone.agencyIds.filter((id) => held.agencyIds.includes(id)),
      lost,
    ),
  }).filter(([, list]) => list.length > 0);
  if (changed.length > 0) {
    const subject = { kind: 'person', id: person.id, name: person.name } as const;
    const detail = { provider, ...Object.fromEntries(changed) };
    await audit(tx, { action: 'person-changed', by: null, at, subject, detail });
  }
  const left = await readProvided(tx, person.id);
  return left.roles.length + left.agencyIds.length > 0 || (await readGrants(tx, 'person', [person.id])).size > 0;
}

function without<Item>(all: readonly Item[], some: readonly Item[]): Item[] {
  return all.filter((item) => !some.includes(item));
}
