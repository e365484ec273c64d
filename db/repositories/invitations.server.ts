import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { PersonId } from '#app/domain/ids.ts';
import type { PersonRole } from '#app/domain/policy.ts';
import { type PlanGrants, readGrants } from './plan-grants.server.ts';

/** An invitation as a list shows it. */
export interface InvitationRow {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly roles: readonly PersonRole[];
  readonly agencies: readonly string[];
  readonly inPlans: readonly PlanGrants[];
  readonly createdAt: EpochMs;
  readonly createdBy: string | null;
  readonly expiresAt: EpochMs;
  readonly usedAt: EpochMs | null;
  readonly revokedAt: EpochMs | null;
  /** Who came in by it. */
  readonly person: { readonly id: PersonId; readonly name: string } | null;
}

export async function countInvitations(db: Knex): Promise<number> {
  const row = await db('account_links').where({ kind: 'invitation' }).count({ n: '*' }).first();
  return Number(row?.n ?? 0);
}

/** How many are neither used nor revoked nor over. */
export async function countOpenInvitations(db: Knex, at: EpochMs): Promise<number> {
  const row = await db('account_links')
    .where({ kind: 'invitation', used_at: null, revoked_at: null })
    .where('expires_at', '>', at)
    .count({ n: '*' })
    .first();
  return Number(row?.n ?? 0);
}

/** The newest first. Three queries. */
export async function listInvitations(
  db: Knex,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<InvitationRow[]> {
  const rows = await db('account_links as l')
    .leftJoin('people as m', 'm.id', 'l.created_by')
    .leftJoin('people as p', 'p.id', 'l.person_id')
    .where('l.kind', 'invitation')
    .orderBy([
      { column: 'l.created_at', order: 'desc' },
      { column: 'l.id', order: 'desc' },
    ])
    .limit(limit)
    .offset(offset)
    .select('l.*', 'm.name as maker', 'p.name as person_name');
  const ids: string[] = rows.map(({ id }) => id);
  const grants = await readGrants(db, 'invitation', ids);
  const agencies = await db('account_link_agencies as la')
    .join('agencies as a', 'a.id', 'la.agency_id')
    .whereIn('la.link_id', ids)
    .orderBy('a.name')
    .select('la.link_id', 'a.name');
  return rows.map((row) => ({
    ...{ id: row.id, name: row.name, email: row.email, createdBy: row.maker },
    roles: JSON.parse(row.roles),
    agencies: agencies.filter(({ link_id }) => link_id === row.id).map(({ name }) => name),
    inPlans: grants.get(row.id) ?? [],
    createdAt: Number(row.created_at),
    expiresAt: Number(row.expires_at),
    usedAt: moment(row.used_at),
    revokedAt: moment(row.revoked_at),
    person: row.person_id === null ? null : { id: row.person_id, name: row.person_name },
  }));
}

function moment(value: unknown): EpochMs | null {
  return value === null ? null : Number(value);
}
