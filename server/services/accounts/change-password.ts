import type { AccountServices, Visit } from '#app/accounts/services.ts';
import { DubanError } from '#app/domain/errors.ts';
import type { Actor } from '#app/domain/policy.ts';
import { changePasswordHash, readAccount } from '#db/repositories/accounts.server.ts';
import { audit } from '../../audit.ts';
import { notFound } from '../permit.ts';
import { type AccountDesk, type Counted, giveBack, takeAttempt } from './desk.ts';
import { rememberDevice } from './device.ts';
import { badFields, refuse } from './new-account.ts';
import { findFault, normalisePassword } from './password-rules.ts';

/**
 * Sets another password for whoever knows the one of now. All sessions end but the one that asks, which is opened anew.
 *
 * @throws DubanError `not-signed-in`; `not-found` for somebody without a password; `bad-input`, `too-many`
 */
export async function changePassword(
  { db, sessions, passwords, attempts, attributes, now }: AccountDesk,
  actor: Actor | null,
  { current, password }: Parameters<AccountServices['changePassword']>[1],
  visit: Visit,
): Promise<readonly string[]> {
  if (actor === null) throw new DubanError('not-signed-in', 'Sign in first');
  const account = await readAccount(db, actor.personId);
  if (!account?.passwordHash) throw notFound();
  const wanted = normalisePassword(password);
  const fault = findFault(wanted, [account.userName, account.email ?? '', account.personName]);
  // Whoever found a browser that is signed in does not try passwords in it.
  const counted: readonly Counted[] = [[attempts.device, actor.personId]];
  takeAttempt(counted);
  const isRight = await passwords.verify(account.passwordHash, normalisePassword(current));
  if (!isRight) throw badFields({ current: 'wrong', ...(fault && { password: fault }) });
  giveBack(counted);
  refuse(fault === null ? {} : { password: fault });
  const hash = await passwords.hash(wanted);
  let tell: () => void = () => undefined;
  const cookie = await sessions.open(actor.personId, visit.userAgent, visit.cookieHeader, async (tx) => {
    await changePasswordHash(tx, actor.personId, hash, now());
    const removed = await sessions.remove(tx, actor.personId);
    tell = removed.tell;
    await audit(tx, { action: 'password-changed', by: actor, at: now(), detail: { sessions: removed.count } });
  });
  tell();
  return [cookie, rememberDevice(hash, attributes)];
}
