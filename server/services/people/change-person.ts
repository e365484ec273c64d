import type { Knex } from 'knex';
import type { PersonWish } from '#app/accounts/services.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import { DubanError } from '#app/domain/errors.ts';
import type { Actor } from '#app/domain/policy.ts';
import { changePerson, countOtherAdministrators, type ListedPerson } from '#db/repositories/people-list.server.ts';
import { setGrants, toStandings } from '#db/repositories/plan-grants.server.ts';
import { audit } from '../../audit.ts';
import { permit } from '../permit.ts';
import { findPerson } from './find-person.ts';
import { grantLabels } from './grant-labels.ts';
import { type CheckedMembership, readMembership } from './read-membership.ts';

/**
 * Makes a person another one to the policy: by what they may do from now on, open connections are looked at again.
 *
 * @throws DubanError `not-signed-in`, `not-found`, `bad-input`, `last-administrator`
 */
export async function changePersonAs(
  db: Knex,
  actor: Actor | null,
  { personId, wish, at }: { readonly personId: string; readonly wish: PersonWish; readonly at: EpochMs },
): Promise<void> {
  permit(actor, { action: 'people.manage' });
  await db.transaction(async (tx) => {
    const person = await findPerson(tx, personId);
    const wanted = await readMembership(tx, wish);
    if (!wanted.roles.includes('administrator')) await keepAnAdministrator(tx, person);
    const detail = differenceOf(person, wanted);
    if (Object.keys(detail).length === 0) return;
    await changePerson(tx, person.id, { ...wanted, agencyIds: wanted.agencies.map(({ id }) => id) });
    await setGrants(tx, 'person', person.id, toStandings(wanted.inPlans));
    const subject = { kind: 'person', id: person.id, name: person.name } as const;
    await audit(tx, { action: 'person-changed', by: actor, at, subject, detail });
  });
}

/** @throws DubanError `last-administrator` where without a person nobody could keep the list of people */
export async function keepAnAdministrator(tx: Knex, person: ListedPerson): Promise<void> {
  if (!person.roles.includes('administrator') || person.disabledAt !== null) return;
  if ((await countOtherAdministrators(tx, person.id)) > 0) return;
  throw new DubanError('last-administrator', 'There must be an administrator');
}

/** What changes, for the log; empty for nothing. */
function differenceOf(person: ListedPerson, wanted: CheckedMembership): Record<string, string | readonly string[]> {
  const grants = { before: grantLabels(person.inPlans), after: grantLabels(wanted.inPlans) };
  const names = { before: person.agencies.map(({ name }) => name), after: wanted.agencies.map(({ name }) => name) };
  const detail = {
    rolesAdded: without(wanted.roles, person.roles),
    rolesRemoved: without(person.roles, wanted.roles),
    agenciesAdded: without(names.after, names.before),
    agenciesRemoved: without(names.before, names.after),
    inPlansAdded: without(grants.after, grants.before),
    inPlansRemoved: without(grants.before, grants.after),
  };
  const changed = Object.entries(detail).filter(([, list]) => list.length > 0);
  return { ...Object.fromEntries(changed), ...(wanted.name !== person.name && { newName: wanted.name }) };
}

function without<Item>(all: readonly Item[], some: readonly Item[]): Item[] {
  return all.filter((item) => !some.includes(item));
}
