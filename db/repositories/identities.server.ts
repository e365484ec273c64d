import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { PersonId } from '#app/domain/ids.ts';

/** Who somebody is to a provider. */
export interface IdentityKey {
  readonly issuer: string;
  readonly subject: string;
}

export interface IdentityRow extends IdentityKey {
  readonly personId: PersonId;
  readonly label: string | null;
  readonly createdAt: EpochMs;
}

/** Whose an identity is; null for nobody's. */
export async function findIdentity(db: Knex, { issuer, subject }: IdentityKey): Promise<IdentityRow | null> {
  const row = await db('identities').where({ issuer, subject }).first();
  return row ? toIdentity(row) : null;
}

/** By what a provider knows a person; null where it does not. */
export async function readIdentityOf(db: Knex, personId: PersonId, issuer: string): Promise<IdentityRow | null> {
  const row = await db('identities').where({ person_id: personId, issuer }).first();
  return row ? toIdentity(row) : null;
}

/** By what providers know a person, the first one first. */
export async function listIdentitiesOf(db: Knex, personId: PersonId): Promise<IdentityRow[]> {
  return (await db('identities').where({ person_id: personId }).orderBy(['created_at', 'issuer'])).map(toIdentity);
}

export async function insertIdentity(db: Knex, identity: IdentityRow): Promise<void> {
  const { issuer, subject, personId, label, createdAt } = identity;
  await db('identities').insert({ issuer, subject, person_id: personId, label, created_at: createdAt });
}

export async function labelIdentity(db: Knex, { issuer, subject }: IdentityKey, label: string | null): Promise<void> {
  await db('identities').where({ issuer, subject }).whereNot({ label }).update({ label });
}

/** Deletes by what a provider knows a person; false where it did not. */
export async function deleteIdentity(db: Knex, personId: PersonId, issuer: string): Promise<boolean> {
  return (await db('identities').where({ person_id: personId, issuer }).delete()) > 0;
}

/** Writes what a provider says of somebody's name and e-mail address; null for what it does not say. */
export async function refreshPerson(
  db: Knex,
  personId: PersonId,
  { name, email }: { readonly name: string | null; readonly email: string | null },
): Promise<void> {
  // Only what differs: each change of a person has all open connections looked at again.
  if (name !== null) await db('people').where({ id: personId }).whereNot({ name }).update({ name });
  if (email !== null) await db('accounts').where({ person_id: personId }).update({ email });
}

function toIdentity(row: {
  readonly issuer: string;
  readonly subject: string;
  readonly person_id: PersonId;
  readonly label: string | null;
  readonly created_at: unknown;
}): IdentityRow {
  const { issuer, subject, person_id, label, created_at } = row;
  return { issuer, subject, personId: person_id, label, createdAt: Number(created_at) };
}
