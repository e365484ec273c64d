import type { Knex } from 'knex';
import type { AgencyId, PersonId, PlanId } from '#app/domain/ids.ts';
import { type Plan, planName } from '#app/domain/plan.ts';
import type { PlanRole, PlanStanding } from '#app/domain/policy.ts';
import { insertRows } from '../insert-rows.server.ts';

/** Who is granted something in single plans: a person, or whoever comes in by an invitation. */
export type GrantedTo = 'person' | 'invitation';

/** What somebody is in one plan, with what all of it is called. */
export interface PlanGrants {
  readonly plan: Plan;
  readonly roles: readonly PlanRole[];
  readonly agencies: readonly { readonly id: AgencyId; readonly name: string }[];
}

const PLACES = {
  person: { table: 'plan_grants', owner: 'person_id' },
  invitation: { table: 'account_link_grants', owner: 'link_id' },
} as const satisfies Record<GrantedTo, { table: string; owner: string }>;

/** What some have been granted, plan by plan, by the plans' titles; by the ids of those who have been granted anything. */
export async function readGrants(
  db: Knex,
  to: GrantedTo,
  ids: readonly string[],
): Promise<Map<string, readonly PlanGrants[]>> {
  const { table, owner } = PLACES[to];
  const rows: Row[] = await db(`${table} as g`)
    .join('plans as p', 'p.id', 'g.plan_id')
    .leftJoin('agencies as a', 'a.id', 'g.agency_id')
    .whereIn(`g.${owner}`, ids)
    .orderBy(['p.title', 'p.id', 'g.role', 'a.name'])
    .select(`g.${owner} as owner`, 'g.plan_id', 'g.role', 'g.agency_id', 'p.title', 'p.doc_number', 'a.name');
  const found = new Map<string, Gathering[]>();
  for (const { owner, plan_id: id, title, doc_number: docNumber, role, agency_id, name } of rows) {
    const own = found.get(owner) ?? [];
    found.set(owner, own);
    const last = own.at(-1);
    const grants = last?.plan.id === id ? last : { plan: { id, title, docNumber }, roles: [], agencies: [] };
    if (grants !== last) own.push(grants);
    if (role !== null) grants.roles.push(role);
    if (agency_id !== null) grants.agencies.push({ id: agency_id, name: name ?? '' });
  }
  return found;
}

/** Grants somebody what they are in single plans, in the place of all that they were granted before. In a transaction. */
export async function setGrants(
  db: Knex,
  to: GrantedTo,
  id: PersonId | string,
  inPlans: readonly PlanStanding[],
): Promise<void> {
  const { table, owner } = PLACES[to];
  await db(table)
    .where({ [owner]: id })
    .delete();
  const grant = (planId: PlanId, role: PlanRole | null, agencyId: AgencyId | null) => {
    return { [owner]: id, plan_id: planId, role, agency_id: agencyId };
  };
  const rows = inPlans.flatMap(({ planId, roles, agencyIds }) => [
    ...roles.map((role) => grant(planId, role, null)),
    ...agencyIds.map((agencyId) => grant(planId, null, agencyId)),
  ]);
  await insertRows(db, table, rows);
}

/** A plan in which something can be granted, with the agencies that have a board there. */
export interface GrantablePlan extends Plan {
  readonly agencies: readonly { readonly id: AgencyId; readonly name: string }[];
}

/** Plans in which something can be granted, archived ones included, the newest first. Two queries. @param ids of some */
export async function listGrantablePlans(db: Knex, ids?: readonly string[]): Promise<GrantablePlan[]> {
  const plans: { id: PlanId; title: string; doc_number: string | null }[] = await db('plans')
    .modify((query) => ids && query.whereIn('id', ids))
    .orderBy([{ column: 'imported_at', order: 'desc' }, { column: 'id' }])
    .select('id', 'title', 'doc_number');
  const boards: { plan_id: PlanId; id: AgencyId; name: string }[] = await db('boards as b')
    .join('agencies as a', 'a.id', 'b.agency_id')
    .whereNull('b.merged_into')
    .modify((query) => ids && query.whereIn('b.plan_id', ids))
    .orderBy(['b.plan_id', 'b.position'])
    .select('b.plan_id', 'a.id', 'a.name');
  return plans.map(({ id, title, doc_number: docNumber }) => ({
    ...{ id, title, docNumber },
    agencies: boards.filter(({ plan_id }) => plan_id === id).map(({ id, name }) => ({ id, name })),
  }));
}

/** Who is a member of an agency in single plans alone, with what those are called, by their names. */
export async function listLimitedMembers(
  db: Knex,
  agencyId: AgencyId,
): Promise<{ readonly id: PersonId; readonly name: string; readonly plans: readonly string[] }[]> {
  const rows: { id: PersonId; name: string; title: string; docNumber: string | null }[] = await db('plan_grants as g')
    .join('people as p', 'p.id', 'g.person_id')
    .join('plans as l', 'l.id', 'g.plan_id')
    .where('g.agency_id', agencyId)
    .whereNotIn('p.id', db('agency_members').where({ agency_id: agencyId }).select('person_id'))
    .orderBy(['p.name', 'p.id', 'l.title', 'l.id'])
    .select('p.id', 'p.name', 'l.title', 'l.doc_number as docNumber');
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return [...names].map(([id, name]) => {
    return { id, name, plans: rows.filter((row) => row.id === id).map(planName) };
  });
}

/** What somebody is in single plans, without what it is called. */
export function toStandings(grants: readonly PlanGrants[]): PlanStanding[] {
  return grants.map(({ plan, roles, agencies }) => ({
    planId: plan.id,
    roles,
    agencyIds: agencies.map(({ id }) => id),
  }));
}

interface Gathering extends PlanGrants {
  readonly roles: PlanRole[];
  readonly agencies: { readonly id: AgencyId; readonly name: string }[];
}

interface Row {
  readonly owner: string;
  readonly plan_id: PlanId;
  readonly role: PlanRole | null;
  readonly agency_id: AgencyId | null;
  readonly title: string;
  readonly doc_number: string | null;
  readonly name: string | null;
}
