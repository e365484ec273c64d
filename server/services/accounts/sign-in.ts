import type { AccountServices, Visit } from '#app/accounts/services.ts';
import { ACCOUNT_LIMITS, foldAccountName } from '#app/domain/accounts.ts';
import { DubanError } from '#app/domain/errors.ts';
import { type AccountRow, findAccount, upgradePasswordHash } from '#db/repositories/accounts.server.ts';
import { audit } from '../../audit.ts';
import { type AccountDesk, type Counted, giveBack, takeAttempt } from './desk.ts';
import { knownDevice, rememberDevice } from './device.ts';
import { normalisePassword } from './password-rules.ts';

/**
 * Opens a session for whoever knows a password. An account that there is not is asked for with the same steps: one query, one
 * hash, one line of the log.
 *
 * @throws DubanError `wrong-credentials`, `too-many`
 */
export async function signIn(
  desk: AccountDesk,
  { name, password }: Parameters<AccountServices['signIn']>[0],
  visit: Visit,
): Promise<readonly string[]> {
  const { db, sessions, attributes, now } = desk;
  // Nothing longer can be right; a whole book is neither looked up nor hashed.
  const folded = foldAccountName(name.slice(0, ACCOUNT_LIMITS.email));
  const typed = normalisePassword(password.slice(0, ACCOUNT_LIMITS.passwordMax * 2));
  const account = await findAccount(db, folded);
  const counted = countersOf(desk, account, { folded, visit });
  takeAttempt(counted);
  const isRight = await verify(desk, account, typed, counted);
  if (account === null || !isRight || account.disabledAt !== null) {
    await audit(db, {
      ...{ action: 'sign-in-failed', by: null, at: now() },
      // What was typed stays out of it: it may be a password, in the wrong field.
      subject: account && { kind: 'person', id: account.personId, name: account.personName },
      detail: account?.disabledAt != null && isRight ? { disabled: true } : {},
    });
    throw new DubanError('wrong-credentials', 'No such account, or not its password');
  }
  giveBack(counted);
  const hash = await upToDate(desk, account, typed);
  const by = { personId: account.personId, name: account.personName };
  const cookie = await sessions.open(account.personId, visit.userAgent, visit.cookieHeader, async (tx) => {
    if (hash !== account.passwordHash) {
      await upgradePasswordHash(tx, account.personId, account.passwordHash ?? '', hash);
    }
    await audit(tx, { action: 'sign-in', by, at: now() });
  });
  return [cookie, rememberDevice(hash, attributes)];
}

/** A browser that is known is counted by itself; everybody else by the account that they try, and by where they are. */
function countersOf(
  { attempts }: AccountDesk,
  account: AccountRow | null,
  { folded, visit }: { readonly folded: string; readonly visit: Visit },
): readonly Counted[] {
  const device = knownDevice(account?.passwordHash ?? null, visit.cookieHeader);
  if (device !== null) return [[attempts.device, device]];
  return [
    [attempts.address, visit.address],
    [attempts.account, account?.personId ?? folded],
  ];
}

async function verify(
  { passwords }: AccountDesk,
  account: AccountRow | null,
  password: string,
  counted: readonly Counted[],
): Promise<boolean> {
  try {
    return await passwords.verify(account?.passwordHash ?? null, password);
  } catch (error) {
    // Nothing was tried.
    giveBack(counted);
    throw error;
  }
}

/** The account's hash, made anew where hashes cost more by now. */
async function upToDate({ passwords }: AccountDesk, { passwordHash }: AccountRow, password: string): Promise<string> {
  const hash = passwordHash ?? '';
  return passwords.isDated(hash) ? passwords.hash(password) : hash;
}
