import type { Knex } from 'knex';
import type { AgencyId, PersonId } from '#app/domain/ids.ts';
import type { PersonRole } from '#app/domain/policy.ts';

/** Roles and agencies of a person: all of them, and those of them that a provider gave. */
export interface HeldAndProvided {
  readonly roles: readonly PersonRole[];
  readonly agencyIds: readonly AgencyId[];
  readonly providedRoles: readonly PersonRole[];
  readonly providedAgencyIds: readonly AgencyId[];
}

/** What a person gets, or loses. */
export interface Grant {
  readonly roles: readonly PersonRole[];
  readonly agencyIds: readonly AgencyId[];
}

/** Four queries. */
export async function readProvided(db: Knex, personId: PersonId): Promise<HeldAndProvided> {
  const of = { person_id: personId };
  const rolesIn = async (table: string): Promise<PersonRole[]> =>
    (await db(table).where(of).orderBy('role').select('role')).map(({ role }) => role);
  const agenciesIn = async (table: string): Promise<AgencyId[]> =>
    (await db(table).where(of).orderBy('agency_id').select('agency_id')).map(({ agency_id }) => agency_id);
  return {
    roles: await rolesIn('person_roles'),
    agencyIds: await agenciesIn('agency_members'),
    providedRoles: await rolesIn('provided_roles'),
    providedAgencyIds: await agenciesIn('provided_agencies'),
  };
}

/** Takes away what a provider gave, and notes that it is gone. In a transaction. */
export async function takeProvided(db: Knex, personId: PersonId, { roles, agencyIds }: Grant): Promise<void> {
  for (const table of ['person_roles', 'provided_roles']) {
    if (roles.length > 0) await db(table).where({ person_id: personId }).whereIn('role', roles).delete();
  }
  for (const table of ['agency_members', 'provided_agencies']) {
    if (agencyIds.length > 0) await db(table).where({ person_id: personId }).whereIn('agency_id', agencyIds).delete();
  }
}

/** Has what a provider gave of an agency be of another one, but for who is a member there anyway. In a transaction, before that. */
export async function mergeProvided(
  db: Knex,
  { from, into }: { readonly from: AgencyId; readonly into: AgencyId },
): Promise<void> {
  await db('provided_agencies')
    .where({ agency_id: from })
    .whereNotIn('person_id', db('agency_members').where({ agency_id: into }).select('person_id'))
    .update({ agency_id: into });
}

/** Gives what a person does not have, and notes that it is the provider's. In a transaction. */
export async function giveProvided(db: Knex, personId: PersonId, { roles, agencyIds }: Grant): Promise<void> {
  const ofRoles = roles.map((role) => ({ person_id: personId, role }));
  const ofAgencies = agencyIds.map((agencyId) => ({ person_id: personId, agency_id: agencyId }));
  if (ofRoles.length > 0) {
    await db('person_roles').insert(ofRoles);
    await db('provided_roles').insert(ofRoles).onConflict(['person_id', 'role']).ignore();
  }
  if (ofAgencies.length > 0) {
    await db('agency_members').insert(ofAgencies);
    await db('provided_agencies').insert(ofAgencies).onConflict(['person_id', 'agency_id']).ignore();
  }
}
