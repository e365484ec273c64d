import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { PersonId } from '#app/domain/ids.ts';

/** An account with whose it is. */
export interface AccountRow {
  readonly personId: PersonId;
  readonly personName: string;
  readonly userName: string;
  readonly email: string | null;
  /** PHC string; null for somebody who has no password. */
  readonly passwordHash: string | null;
  readonly passwordChangedAt: EpochMs | null;
  readonly disabledAt: EpochMs | null;
}

export interface NewAccount {
  readonly personId: PersonId;
  /** Folded, as is the e-mail address. */
  readonly userName: string;
  readonly email: string | null;
  readonly passwordHash: string | null;
  readonly createdAt: EpochMs;
}

/** The account of a user name or an e-mail address, folded; null for none. One query, whether or not there is one. */
export async function findAccount(db: Knex, name: string): Promise<AccountRow | null> {
  // An address has an @ and a user name has none, so that one name cannot be two people's.
  const row = await withPeople(db).where('a.user_name', name).orWhere('a.email', name).first();
  return row ? toAccount(row) : null;
}

export async function readAccount(db: Knex, personId: string): Promise<AccountRow | null> {
  const row = await withPeople(db).where('a.person_id', personId).first();
  return row ? toAccount(row) : null;
}

export async function insertAccount(db: Knex, account: NewAccount): Promise<void> {
  await db('accounts').insert({
    person_id: account.personId,
    user_name: account.userName,
    email: account.email,
    password_hash: account.passwordHash,
    password_changed_at: account.passwordHash === null ? null : account.createdAt,
    created_at: account.createdAt,
  });
}

/** Writes a new password. */
export async function changePasswordHash(db: Knex, personId: PersonId, hash: string, at: EpochMs): Promise<void> {
  await db('accounts').where({ person_id: personId }).update({ password_hash: hash, password_changed_at: at });
}

/** Writes the same password hashed anew, unless it was changed meanwhile. */
export async function upgradePasswordHash(db: Knex, personId: PersonId, from: string, to: string): Promise<void> {
  await db('accounts').where({ person_id: personId, password_hash: from }).update({ password_hash: to });
}

/** Whether there is anybody with an account. */
export async function hasAccounts(db: Knex): Promise<boolean> {
  return (await db('accounts').first('person_id')) !== undefined;
}

/** Which of a user name and an e-mail address, folded, are somebody's already. */
export async function findTaken(
  db: Knex,
  { userName, email }: { readonly userName: string; readonly email: string | null },
): Promise<{ readonly userName: boolean; readonly email: boolean }> {
  const rows = db('accounts').where({ user_name: userName }).select('user_name', 'email');
  if (email !== null) rows.orWhere({ email });
  const found = await rows;
  return {
    userName: found.some((row) => row.user_name === userName),
    email: email !== null && found.some((row) => row.email === email),
  };
}

function withPeople(db: Knex): Knex.QueryBuilder {
  return db('accounts as a').join('people as p', 'p.id', 'a.person_id').select('a.*', 'p.name', 'p.disabled_at');
}

function toAccount(row: {
  readonly person_id: PersonId;
  readonly name: string;
  readonly user_name: string;
  readonly email: string | null;
  readonly password_hash: string | null;
  readonly password_changed_at: unknown;
  readonly disabled_at: unknown;
}): AccountRow {
  return {
    personId: row.person_id,
    personName: row.name,
    userName: row.user_name,
    email: row.email,
    passwordHash: row.password_hash,
    passwordChangedAt: row.password_changed_at === null ? null : Number(row.password_changed_at),
    disabledAt: row.disabled_at === null ? null : Number(row.disabled_at),
  };
}
