import type { Knex } from 'knex';
import type { FormerName } from '#app/admin/services.ts';
import type { AgencyId } from '#app/domain/ids.ts';

/** What an agency was called before, the last that was given up first. */
export async function listFormerNames(db: Knex, agencyId: AgencyId): Promise<FormerName[]> {
  const rows = await db('agency_former_names')
    .where({ agency_id: agencyId })
    .orderBy([{ column: 'until', order: 'desc' }, { column: 'name' }])
    .select('name', 'reason', 'until');
  return rows.map(({ name, reason, until }) => ({ name, reason, until: Number(until) }));
}

/** What every agency was called before, by that name: what it is called now. A name that an agency has now means that one. */
export async function readFormerNames(db: Knex): Promise<Map<string, string>> {
  const rows: { name: string; now: string }[] = await db('agency_former_names as f')
    .join('agencies as a', 'a.id', 'f.agency_id')
    .whereNotIn('f.name', db('agencies').select('name'))
    .select('f.name', 'a.name as now');
  return new Map(rows.map(({ name, now }) => [name, now]));
}

/** Keeps a name that an agency gives up; of another one that gave it up before, it is no longer one. */
export async function keepFormerName(db: Knex, agencyId: AgencyId, { name, reason, until }: FormerName): Promise<void> {
  await db('agency_former_names')
    .insert({ name, agency_id: agencyId, reason, until })
    .onConflict('name')
    .merge(['agency_id', 'reason', 'until']);
}

/** What one agency was called before, another one was from now on. */
export async function passFormerNames(
  db: Knex,
  { from, into }: { readonly from: AgencyId; readonly into: AgencyId },
): Promise<void> {
  await db('agency_former_names').where({ agency_id: from }).update({ agency_id: into });
}

/** @returns false where it was not called so */
export async function deleteFormerName(db: Knex, agencyId: AgencyId, name: string): Promise<boolean> {
  return (await db('agency_former_names').where({ agency_id: agencyId, name }).delete()) > 0;
}
