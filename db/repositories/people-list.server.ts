import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { AgencyId, PersonId } from '#app/domain/ids.ts';
import type { PersonRole } from '#app/domain/policy.ts';
import { containing, isLike } from '../like.server.ts';
import { type PlanGrants, readGrants } from './plan-grants.server.ts';

/** A person as those who keep the list of people see them. */
export interface ListedPerson {
  readonly id: PersonId;
  readonly name: string;
  readonly userName: string | null;
  readonly email: string | null;
  readonly roles: readonly PersonRole[];
  readonly agencies: readonly { readonly id: AgencyId; readonly name: string }[];
  readonly inPlans: readonly PlanGrants[];
  readonly createdAt: EpochMs;
  readonly disabledAt: EpochMs | null;
  readonly lastSeenAt: EpochMs | null;
  /** Over or not. */
  readonly sessions: number;
}

/** Which people a list is of; null for all. */
export interface PeopleCondition {
  readonly id?: string;
  readonly search?: string;
  readonly role?: PersonRole | 'member' | null;
  readonly state?: 'enabled' | 'disabled' | null;
}

interface Row {
  readonly id: PersonId;
  readonly name: string;
  readonly user_name: string | null;
  readonly email: string | null;
  readonly created_at: unknown;
  readonly disabled_at: unknown;
  readonly last_seen_at: unknown;
  readonly sessions: unknown;
}

export async function countPeopleWhere(db: Knex, condition: PeopleCondition): Promise<number> {
  const row = await where(db, condition).count({ n: '*' }).first();
  return Number(row?.n ?? 0);
}

/** In the order of their names. Four queries. */
export async function listPeopleWhere(
  db: Knex,
  condition: PeopleCondition,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<ListedPerson[]> {
  const rows: Row[] = await where(db, condition)
    .orderBy(['p.name', 'p.id'])
    .limit(limit)
    .offset(offset)
    .select('p.id', 'p.name', 'p.created_at', 'p.disabled_at', 'c.user_name', 'c.email')
    .select(
      db('sessions as s').where('s.person_id', db.ref('p.id')).max('s.last_seen_at').as('last_seen_at'),
      db('sessions as s').where('s.person_id', db.ref('p.id')).count('*').as('sessions'),
    );
  const ids = rows.map(({ id }) => id);
  const roles = await db('person_roles').whereIn('person_id', ids).orderBy('role').select('person_id', 'role');
  const agencies = await db('agency_members as m')
    .join('agencies as a', 'a.id', 'm.agency_id')
    .whereIn('m.person_id', ids)
    .orderBy('a.name')
    .select('m.person_id', 'a.id', 'a.name');
  const grants = await readGrants(db, 'person', ids);
  return rows.map((row) => ({
    ...{ id: row.id, name: row.name, userName: row.user_name, email: row.email },
    roles: roles.filter(({ person_id }) => person_id === row.id).map(({ role }) => role),
    agencies: agencies.filter(({ person_id }) => person_id === row.id).map(({ id, name }) => ({ id, name })),
    inPlans: grants.get(row.id) ?? [],
    createdAt: Number(row.created_at),
    disabledAt: moment(row.disabled_at),
    lastSeenAt: moment(row.last_seen_at),
    sessions: Number(row.sessions),
  }));
}

/** How many others could do what administrators do: enabled ones with a way in. Within a transaction, they stay so until its end. */
export async function countOtherAdministrators(db: Knex, personId: string): Promise<number> {
  const others = await db('person_roles as r')
    .join('people as p', 'p.id', 'r.person_id')
    .leftJoin('accounts as c', 'c.person_id', 'p.id')
    .where('r.role', 'administrator')
    .whereNot('p.id', personId)
    .whereNull('p.disabled_at')
    .where((way) => way.whereNotNull('c.person_id').orWhereNotNull('p.demo_order'))
    .forUpdate('r')
    .select('p.id');
  return others.length;
}

/** Makes a person somebody else to the policy. */
export async function changePerson(
  db: Knex,
  id: PersonId,
  { name, roles, agencyIds }: { name: string; roles: readonly PersonRole[]; agencyIds: readonly AgencyId[] },
): Promise<void> {
  await db('people').where({ id }).update({ name });
  await db('person_roles').where({ person_id: id }).delete();
  await db('agency_members').where({ person_id: id }).delete();
  if (roles.length > 0) await db('person_roles').insert(roles.map((role) => ({ person_id: id, role })));
  if (agencyIds.length > 0) {
    await db('agency_members').insert(agencyIds.map((agencyId) => ({ person_id: id, agency_id: agencyId })));
  }
}

export async function setDisabledAt(db: Knex, id: PersonId, at: EpochMs | null): Promise<void> {
  await db('people').where({ id }).update({ disabled_at: at });
}

function where(db: Knex, { id, search, role, state }: PeopleCondition): Knex.QueryBuilder {
  const people = db('people as p').leftJoin('accounts as c', 'c.person_id', 'p.id');
  if (id !== undefined) people.where('p.id', id);
  if (search) {
    const pattern = containing(search);
    const inAgency = (table: 'agency_members' | 'plan_grants') =>
      db(`${table} as m`)
        .join('agencies as a', 'a.id', 'm.agency_id')
        .whereRaw(isLike('a.name'), pattern)
        .select('m.person_id');
    people.where((any) => {
      for (const column of ['p.name', 'c.user_name', 'c.email']) any.orWhereRaw(isLike(column), pattern);
      for (const table of ['agency_members', 'plan_grants'] as const) any.orWhereIn('p.id', inAgency(table));
    });
  }
  if (role === 'member') {
    const limited = db('plan_grants').whereNotNull('agency_id').select('person_id');
    people.whereIn('p.id', db('agency_members').select('person_id').union(limited));
  } else if (role) {
    const limited = db('plan_grants').where({ role }).select('person_id');
    people.whereIn('p.id', db('person_roles').where({ role }).select('person_id').union(limited));
  }
  if (state === 'disabled') people.whereNotNull('p.disabled_at');
  else if (state === 'enabled') people.whereNull('p.disabled_at');
  return people;
}

function moment(value: unknown): EpochMs | null {
  return value === null ? null : Number(value);
}
