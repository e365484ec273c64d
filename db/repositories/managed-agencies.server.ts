import type { Knex } from 'knex';
import type { AgencyChange, AgencyPerson, ManagedAgency, ManagedBoard } from '#app/admin/services.ts';
import type { AgencyId, PersonId } from '#app/domain/ids.ts';

/** A piece of a list: `count` is of all that were found. */
export interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** Agencies whose name, short name or former name has some words in it, by name. Four queries. */
export async function searchAgencies(
  db: Knex,
  words: string,
  { offset, limit }: Page,
): Promise<{ agencies: ManagedAgency[]; count: number }> {
  const found = () =>
    db('agencies').where((either) =>
      either
        .where('name', 'like', having(words))
        .orWhere('short_name', 'like', having(words))
        .orWhereIn('id', db('agency_former_names').where('name', 'like', having(words)).select('agency_id')),
    );
  const counted = await found().count({ count: '*' }).first();
  const rows = await found().orderBy('name').offset(offset).limit(limit).select('id', 'name', 'short_name', 'kind');
  const ids = rows.map(({ id }) => id);
  const boards = await countBoards(db, ids);
  const members = await countMembers(db, ids);
  return {
    agencies: rows.map(({ id, name, short_name: shortName, kind }) => {
      return { id, name, shortName, kind, boards: boards.get(id) ?? 0, members: members.get(id) ?? 0 };
    }),
    count: Number(counted?.count ?? 0),
  };
}

/** An agency; null for none. Three queries. */
export async function readManagedAgency(db: Knex, agencyId: string): Promise<ManagedAgency | null> {
  const row = await db('agencies').where({ id: agencyId }).first('id', 'name', 'short_name', 'kind');
  if (!row) return null;
  const boards = await countBoards(db, [row.id]);
  const members = await countMembers(db, [row.id]);
  const counts = { boards: boards.get(row.id) ?? 0, members: members.get(row.id) ?? 0 };
  return { id: row.id, name: row.name, shortName: row.short_name, kind: row.kind, ...counts };
}

/** The boards of an agency, those of the newest plan first. */
export async function listAgencyBoards(db: Knex, agencyId: AgencyId): Promise<ManagedBoard[]> {
  const rows = await db('boards as b')
    .join('plans as p', 'p.id', 'b.plan_id')
    .where('b.agency_id', agencyId)
    .whereNull('b.merged_into')
    .orderBy([{ column: 'p.imported_at', order: 'desc' }, { column: 'p.id' }])
    .select('b.id', 'p.id as plan_id', 'p.title', 'p.doc_number');
  return rows.map(({ id, plan_id, title, doc_number: docNumber }) => ({ id, plan: { id: plan_id, title, docNumber } }));
}

export async function listMembers(db: Knex, agencyId: AgencyId): Promise<AgencyPerson[]> {
  return db('agency_members as m')
    .join('people as p', 'p.id', 'm.person_id')
    .where('m.agency_id', agencyId)
    .orderBy(['p.name', 'p.id'])
    .select('p.id', 'p.name');
}

/** People who are not members of an agency, by words of their name. */
export async function searchOutsiders(
  db: Knex,
  agencyId: AgencyId,
  words: string,
  limit: number,
): Promise<AgencyPerson[]> {
  return db('people')
    .where('name', 'like', having(words))
    .whereNotIn('id', db('agency_members').where({ agency_id: agencyId }).select('person_id'))
    .orderBy(['name', 'id'])
    .limit(limit)
    .select('id', 'name');
}

export async function findPerson(db: Knex, personId: string): Promise<AgencyPerson | null> {
  return (await db('people').where({ id: personId }).first('id', 'name')) ?? null;
}

/** @returns false where somebody is a member already */
export async function insertMember(db: Knex, agencyId: AgencyId, personId: PersonId): Promise<boolean> {
  const row = { agency_id: agencyId, person_id: personId };
  if (await db('agency_members').where(row).first('person_id')) return false;
  await db('agency_members').insert(row);
  return true;
}

/** @returns false where somebody is no member */
export async function deleteMember(db: Knex, agencyId: AgencyId, personId: PersonId): Promise<boolean> {
  return (await db('agency_members').where({ agency_id: agencyId, person_id: personId }).delete()) > 0;
}

/** Whether another agency has a name. */
export async function isNameTaken(db: Knex, name: string, agencyId: AgencyId): Promise<boolean> {
  return (await db('agencies').where({ name }).whereNot({ id: agencyId }).first('id')) !== undefined;
}

export async function updateAgency(
  db: Knex,
  agencyId: AgencyId,
  { name, shortName, kind }: AgencyChange,
): Promise<void> {
  await db('agencies').where({ id: agencyId }).update({ name, short_name: shortName, kind });
}

/** A pattern of all that has some words in it. What a pattern would take for a sign stands for one character, itself among others. */
const having = (words: string) => `%${words.replaceAll(/[%_]/g, '_')}%`;

async function countBoards(db: Knex, ids: readonly AgencyId[]): Promise<Map<AgencyId, number>> {
  const rows: { agency_id: AgencyId; count: number | string }[] = await db('boards')
    .whereIn('agency_id', ids)
    .whereNull('merged_into')
    .groupBy('agency_id')
    .select('agency_id')
    .count({ count: '*' });
  return new Map(rows.map(({ agency_id, count }) => [agency_id, Number(count)]));
}

/** How many people are members, everywhere or in single plans: each counts once. */
async function countMembers(db: Knex, ids: readonly AgencyId[]): Promise<Map<AgencyId, number>> {
  const of = (table: 'agency_members' | 'plan_grants') =>
    db(table).whereIn('agency_id', ids).select('agency_id', 'person_id');
  const rows: { agency_id: AgencyId; count: number | string }[] = await db
    .from(of('agency_members').union(of('plan_grants')).as('m'))
    .groupBy('agency_id')
    .select('agency_id')
    .count({ count: '*' });
  return new Map(rows.map(({ agency_id, count }) => [agency_id, Number(count)]));
}
