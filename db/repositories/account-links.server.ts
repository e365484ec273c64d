import type { Knex } from 'knex';
import type { LinkKind } from '#app/domain/accounts.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import type { AgencyId, PersonId } from '#app/domain/ids.ts';
import type { PersonRole } from '#app/domain/policy.ts';

/** A link for one person, as its row stands. */
export interface AccountLinkRow {
  readonly id: string;
  readonly kind: LinkKind;
  readonly expiresAt: EpochMs;
  /** Of a reset, the person it is for. */
  readonly personId: PersonId | null;
  /** What an invitation makes of whoever uses it; null and empty otherwise. */
  readonly name: string | null;
  readonly email: string | null;
  readonly roles: readonly PersonRole[];
  readonly agencyIds: readonly AgencyId[];
}

export interface NewAccountLink extends AccountLinkRow {
  /** SHA-256 of its token, hex. */
  readonly tokenHash: string;
  readonly createdAt: EpochMs;
  readonly createdBy: PersonId | null;
}

export async function insertAccountLink(db: Knex, link: NewAccountLink): Promise<void> {
  await db('account_links').insert({
    id: link.id,
    kind: link.kind,
    token_hash: link.tokenHash,
    created_at: link.createdAt,
    created_by: link.createdBy,
    expires_at: link.expiresAt,
    person_id: link.personId,
    name: link.name,
    email: link.email,
    roles: JSON.stringify(link.roles),
  });
  if (link.agencyIds.length === 0) return;
  const agencies = link.agencyIds.map((agencyId) => ({ link_id: link.id, agency_id: agencyId }));
  await db('account_link_agencies').insert(agencies);
}

/** What a token leads to; null where it leads nowhere, for whatever reason. */
export async function findLiveLink(db: Knex, tokenHash: string, at: EpochMs): Promise<AccountLinkRow | null> {
  const row = await live(db, at).where({ token_hash: tokenHash }).first();
  return row ? toLink(db, row) : null;
}

/**
 * Uses a link up, in one statement: of several who come at once, one has it. Null where it leads nowhere.
 */
export async function spendLink(db: Knex, tokenHash: string, at: EpochMs): Promise<AccountLinkRow | null> {
  const [row] = await live(db, at).where({ token_hash: tokenHash }).update({ used_at: at }).returning('*');
  return row ? toLink(db, row) : null;
}

/** Notes who came in by a link. */
export async function noteUsedBy(db: Knex, id: string, personId: PersonId): Promise<void> {
  await db('account_links').where({ id }).update({ person_id: personId });
}

/** Closes the links of a kind that are open: all of them, or those of a person. */
export async function revokeLinks(db: Knex, kind: LinkKind, at: EpochMs, personId?: PersonId): Promise<void> {
  const links = live(db, at).where({ kind });
  if (personId !== undefined) links.where({ person_id: personId });
  await links.update({ revoked_at: at });
}

/** Closes an invitation; null where none of that id is open. */
export async function revokeInvitation(db: Knex, id: string, at: EpochMs): Promise<AccountLinkRow | null> {
  const [row] = await live(db, at).where({ id, kind: 'invitation' }).update({ revoked_at: at }).returning('*');
  return row ? toLink(db, row) : null;
}

function live(db: Knex, at: EpochMs): Knex.QueryBuilder {
  return db('account_links').whereNull('revoked_at').whereNull('used_at').where('expires_at', '>', at);
}

async function toLink(
  db: Knex,
  row: {
    readonly id: string;
    readonly kind: LinkKind;
    readonly expires_at: unknown;
    readonly person_id: PersonId | null;
    readonly name: string | null;
    readonly email: string | null;
    readonly roles: string | null;
  },
): Promise<AccountLinkRow> {
  const { id, kind, name, email } = row;
  return {
    ...{ id, kind, name, email },
    expiresAt: Number(row.expires_at),
    personId: row.person_id,
    roles: JSON.parse(row.roles ?? '[]'),
    agencyIds: await db('account_link_agencies').where({ link_id: id }).orderBy('agency_id').pluck('agency_id'),
  };
}
