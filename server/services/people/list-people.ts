import type { Knex } from 'knex';
import type { PeopleFilter, PersonDetails, PersonSummary } from '#app/accounts/services.ts';
import type { Actor } from '#app/domain/policy.ts';
import { readAccount } from '#db/repositories/accounts.server.ts';
import { listIdentitiesOf } from '#db/repositories/identities.server.ts';
import {
  countOtherAdministrators,
  countPeopleWhere,
  type ListedPerson,
  listPeopleWhere,
} from '#db/repositories/people-list.server.ts';
import { readProvided } from '#db/repositories/provided.server.ts';
import type { OidcSettings } from '../../oidc/settings.ts';
import { paged } from '../paged.ts';
import { permit } from '../permit.ts';
import { findPerson } from './find-person.ts';

/** People by their names. @throws DubanError `not-signed-in`, `not-found` */
export async function listPeople(db: Knex, actor: Actor | null, { page, ...filter }: PeopleFilter) {
  permit(actor, { action: 'people.manage' });
  return paged(page, await countPeopleWhere(db, filter), async (range) => {
    return (await listPeopleWhere(db, filter, range)).map(toSummary);
  });
}

/** The provider that people come in by; null where there is none. */
export type KnownProvider = Pick<OidcSettings, 'issuer' | 'name'> | null;

/** @throws DubanError `not-signed-in`, `not-found` */
export async function readPerson(
  db: Knex,
  provider: KnownProvider,
  actor: Actor | null,
  personId: string,
): Promise<PersonDetails> {
  permit(actor, { action: 'people.manage' });
  const person = await findPerson(db, personId);
  const isAdministrator = person.roles.includes('administrator') && person.disabledAt === null;
  const { providedRoles, providedAgencyIds } = await readProvided(db, person.id);
  const identities = await listIdentitiesOf(db, person.id);
  return {
    ...toSummary(person),
    agencyIds: person.agencies.map(({ id }) => id),
    hasPassword: (await readAccount(db, person.id))?.passwordHash != null,
    identities: identities.map(({ issuer, label, createdAt }) => {
      const isInUse = issuer === provider?.issuer;
      return { provider: isInUse ? provider.name : new URL(issuer).host, isInUse, label, since: createdAt };
    }),
    // What was given and has been taken away by hand since is not theirs, whoever gave it.
    provided: {
      roles: person.roles.filter((role) => providedRoles.includes(role)),
      agencies: person.agencies.filter(({ id }) => providedAgencyIds.includes(id)).map(({ name }) => name),
    },
    createdAt: person.createdAt,
    sessions: person.sessions,
    isLastAdministrator: isAdministrator && (await countOtherAdministrators(db, personId)) === 0,
  };
}

function toSummary(person: ListedPerson): PersonSummary {
  const { id, name, userName, email, roles, agencies, inPlans, disabledAt, lastSeenAt } = person;
  const names = agencies.map((agency) => agency.name);
  return { id, name, userName, email, roles, agencies: names, inPlans, disabledAt, lastSeenAt };
}
