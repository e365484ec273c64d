import type { Knex } from 'knex';
import type { FieldFaults, LinkFields } from '#app/accounts/services.ts';
import { readEmail, readPersonName, readUserName } from '#app/domain/accounts.ts';
import { DubanError } from '#app/domain/errors.ts';
import { findTaken } from '#db/repositories/accounts.server.ts';
import { findFault, normalisePassword } from './password-rules.ts';

/** What a form makes an account of, checked. */
export interface AccountWish {
  readonly name: string;
  readonly userName: string;
  readonly email: string | null;
  readonly password: string;
}

/**
 * Reads what was filled in for a new account.
 *
 * @throws DubanError `bad-input` with everything that is wrong, field by field
 */
export function readAccountWish(fields: LinkFields): AccountWish {
  const { name = '', userName = '', email = '' } = fields;
  const password = normalisePassword(fields.password);
  const read = {
    name: readPersonName(name),
    userName: readUserName(userName),
    email: email.trim() === '' ? null : readEmail(email),
  };
  const faults: Record<string, string> = {};
  if (read.name === null) faults.name = name.trim() === '' ? 'missing' : 'invalid';
  if (read.userName === null) faults.userName = userName.trim() === '' ? 'missing' : 'invalid';
  if (email.trim() !== '' && read.email === null) faults.email = 'invalid';
  const fault = findFault(password, [userName, email, name]);
  if (fault !== null) faults.password = fault;
  if (read.name === null || read.userName === null) throw badFields(faults);
  refuse(faults);
  return { ...read, name: read.name, userName: read.userName, password };
}

/** @throws DubanError `bad-input` where a user name or an e-mail address is somebody else's */
export async function refuseTaken(db: Knex, wish: Pick<AccountWish, 'userName' | 'email'>): Promise<void> {
  const taken = await findTaken(db, wish);
  const faults: Record<string, string> = {};
  if (taken.userName) faults.userName = 'taken';
  if (taken.email) faults.email = 'taken';
  refuse(faults);
}

export function refuse(faults: FieldFaults): void {
  if (Object.keys(faults).length > 0) throw badFields(faults);
}

export function badFields(faults: FieldFaults): DubanError {
  return new DubanError('bad-input', `Not taken: ${JSON.stringify(faults)}`, faults);
}
