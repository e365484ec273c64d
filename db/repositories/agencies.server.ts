import type { Knex } from 'knex';
import type { AgencyId } from '#app/domain/ids.ts';
import type { Agency, AgencyKind } from '#app/domain/plan.ts';
import { insertRows } from '../insert-rows.server.ts';

/** An agency's columns, as far as anybody needs them who shows it. */
interface AgencyRow {
  readonly id: AgencyId;
  readonly name: string;
  readonly kind: AgencyKind;
  readonly short_name: string;
}

/** An agency as its row says. Without a short name, it has no such field: what is made of it is as it was before there were any. */
export function toAgency({ id, name, kind, short_name: shortName }: AgencyRow): Agency {
  return shortName === '' ? { id, name, kind } : { id, name, kind, shortName };
}

/** Names to one query: SQLite takes 999 parameters in old builds. */
const NAMES_PER_QUERY = 500;

/** The agencies of some names, as far as there are any. */
export async function findAgenciesByName(db: Knex, names: readonly string[]): Promise<Agency[]> {
  const found: Agency[] = [];
  for (let i = 0; i < names.length; i += NAMES_PER_QUERY) {
    const some = names.slice(i, i + NAMES_PER_QUERY);
    found.push(...(await db('agencies').whereIn('name', some).select('*')).map(toAgency));
  }
  return found;
}

/** The agencies of some ids, as far as there are any. */
export async function findAgencies(db: Knex, ids: readonly AgencyId[]): Promise<Agency[]> {
  return (await db('agencies').whereIn('id', ids).select('*')).map(toAgency);
}

export async function insertAgencies(db: Knex, agencies: readonly Agency[]): Promise<void> {
  await insertRows(
    db,
    'agencies',
    agencies.map(({ id, name, kind }) => ({ id, name, kind })),
  );
}

/** Every agency, by its name. */
export async function listAgencies(db: Knex): Promise<Agency[]> {
  return (await db('agencies').orderBy('name').select('*')).map(toAgency);
}
