import type { Knex } from 'knex';
import type { PeopleFilter, PersonDetails, PersonSummary } from '#app/accounts/services.ts';
import type { Actor } from '#app/domain/policy.ts';
import {
  countOtherAdministrators,
  countPeopleWhere,
  type ListedPerson,
  listPeopleWhere,
} from '#db/repositories/people-list.server.ts';
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

/** @throws DubanError `not-signed-in`, `not-found` */
export async function readPerson(db: Knex, actor: Actor | null, personId: string): Promise<PersonDetails> {
  permit(actor, { action: 'people.manage' });
  const person = await findPerson(db, personId);
  const isAdministrator = person.roles.includes('administrator') && person.disabledAt === null;
  return {
    ...toSummary(person),
    agencyIds: person.agencies.map(({ id }) => id),
    createdAt: person.createdAt,
    sessions: person.sessions,
    isLastAdministrator: isAdministrator && (await countOtherAdministrators(db, personId)) === 0,
  };
}

function toSummary(person: ListedPerson): PersonSummary {
  const { id, name, userName, email, roles, agencies, disabledAt, lastSeenAt } = person;
  return { id, name, userName, email, roles, agencies: agencies.map(({ name }) => name), disabledAt, lastSeenAt };
}
