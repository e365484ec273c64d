import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { AgencyId, PersonId } from '#app/domain/ids.ts';
import type { AgencyKind } from '#app/domain/plan.ts';
import type { PersonRole } from '#app/domain/policy.ts';

/** A person with whatever else they are, for a list to choose from. */
export interface PersonRecord {
  readonly id: PersonId;
  readonly name: string;
  readonly roles: readonly PersonRole[];
  readonly agencies: readonly { readonly id: AgencyId; readonly name: string; readonly kind: AgencyKind }[];
}

export interface NewPerson {
  readonly id: PersonId;
  readonly name: string;
  /** Their place on the demo's sign-in page; null for a person who is not signed in by a click. */
  readonly demoOrder: number | null;
  readonly createdAt: EpochMs;
  readonly roles: readonly PersonRole[];
  readonly agencyIds: readonly AgencyId[];
}

/** The people of the demo, in the order of its sign-in page. */
export async function listDemoPeople(db: Knex): Promise<PersonRecord[]> {
  const people = await db('people')
    .whereNotNull('demo_order')
    .whereNull('disabled_at')
    .orderBy(['demo_order', 'id'])
    .select('id', 'name');
  const roles = await db('person_roles').orderBy('role').select('person_id', 'role');
  const agencies = await db('agency_members as m')
    .join('agencies as a', 'a.id', 'm.agency_id')
    .orderBy('a.name')
    .select('m.person_id', 'a.id', 'a.name', 'a.kind');
  return people.map(({ id, name }) => ({
    id,
    name,
    roles: roles.filter(({ person_id }) => person_id === id).map(({ role }) => role),
    agencies: agencies
      .filter(({ person_id }) => person_id === id)
      .map((agency) => ({ id: agency.id, name: agency.name, kind: agency.kind })),
  }));
}

/** The name of a person who may be signed in by a click; null for anybody else. */
export async function findDemoPerson(db: Knex, personId: string): Promise<string | null> {
  const people = db('people').where({ id: personId, disabled_at: null }).whereNotNull('demo_order');
  return (await people.first('name'))?.name ?? null;
}

/** How many people there are, and how many of them are the demo's. */
export async function countPeople(db: Knex): Promise<{ readonly all: number; readonly demo: number }> {
  // count(column) passes over nulls.
  const row = await db('people').count({ all: 'id', demo: 'demo_order' }).first();
  return { all: Number(row?.all ?? 0), demo: Number(row?.demo ?? 0) };
}

export async function insertPerson(db: Knex, person: NewPerson): Promise<void> {
  const { id, name, demoOrder, createdAt, roles, agencyIds } = person;
  await db('people').insert({ id, name, demo_order: demoOrder, created_at: createdAt });
  if (roles.length > 0) await db('person_roles').insert(roles.map((role) => ({ person_id: id, role })));
  if (agencyIds.length > 0) {
    await db('agency_members').insert(agencyIds.map((agencyId) => ({ person_id: id, agency_id: agencyId })));
  }
}
