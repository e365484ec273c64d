import type { Knex } from 'knex';
import type { InPlan, PersonWish } from '#app/accounts/services.ts';
import { readPersonName } from '#app/domain/accounts.ts';
import { DubanError } from '#app/domain/errors.ts';
import { type AgencyId, isId } from '#app/domain/ids.ts';
import { PERSON_ROLES, type PersonRole } from '#app/domain/policy.ts';
import { findAgencies } from '#db/repositories/agencies.server.ts';
import { readPlanWish } from './read-plan-wish.ts';

/** Whom somebody is to be, checked. */
export interface CheckedMembership {
  readonly name: string;
  readonly roles: readonly PersonRole[];
  readonly agencies: readonly { readonly id: AgencyId; readonly name: string }[];
  readonly inPlans: readonly InPlan[];
}

/** Agencies of one person: more than anybody answers for. */
const AGENCIES_MAX = 100;

/**
 * Reads what an administrator filled in for a person or an invitation.
 *
 * @param more faults of other fields, told with those of these
 * @throws DubanError `bad-input` with everything that is wrong, field by field
 */
export async function readMembership(
  db: Knex,
  wish: PersonWish,
  more: Readonly<Record<string, string>> = {},
): Promise<CheckedMembership> {
  const faults: Record<string, string> = { ...more };
  const name = readPersonName(wish.name);
  if (name === null) faults.name = wish.name.trim() === '' ? 'missing' : 'invalid';
  const roles = PERSON_ROLES.filter((role) => wish.roles.includes(role));
  if (wish.roles.some((role) => !roles.some((known) => known === role))) faults.roles = 'invalid';
  const ids = [...new Set(wish.agencyIds)].slice(0, AGENCIES_MAX + 1);
  const agencies = ids.every(isId) ? await findAgencies(db, ids as AgencyId[]) : [];
  if (ids.length > AGENCIES_MAX || agencies.length !== ids.length) faults.agencies = 'invalid';
  const { inPlans, fault } = await readPlanWish(db, wish.inPlans);
  if (fault !== null) faults.inPlans = fault;
  if (name === null || Object.keys(faults).length > 0) {
    throw new DubanError('bad-input', `Not taken: ${JSON.stringify(faults)}`, faults);
  }
  return { name, roles, agencies: agencies.map(({ id, name }) => ({ id, name })), inPlans };
}
