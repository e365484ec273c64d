import { DubanError } from '#app/domain/errors.ts';
import type { Actor } from '#app/domain/policy.ts';
import { type AccountRow, readAccount } from '#db/repositories/accounts.server.ts';
import { notFound } from '../../permit.ts';
import { type AccountDesk, type Counted, giveBack, takeAttempt } from '../desk.ts';
import { badFields } from '../new-account.ts';
import { normalisePassword } from '../password-rules.ts';

/**
 * Asks whoever is signed in for their password once more, before something that outlasts the session.
 *
 * @throws DubanError `not-signed-in`; `not-found` for somebody without a password; `bad-input`, `too-many`
 */
export async function confirmPassword(
  { db, passwords, attempts }: AccountDesk,
  actor: Actor | null,
  password: string,
): Promise<AccountRow & { readonly passwordHash: string }> {
  if (actor === null) throw new DubanError('not-signed-in', 'Sign in first');
  const account = await readAccount(db, actor.personId);
  if (!account?.passwordHash) throw notFound();
  const counted: readonly Counted[] = [[attempts.device, actor.personId]];
  takeAttempt(counted);
  if (!(await passwords.verify(account.passwordHash, normalisePassword(password))))
    throw badFields({ current: 'wrong' });
  giveBack(counted);
  return { ...account, passwordHash: account.passwordHash };
}
