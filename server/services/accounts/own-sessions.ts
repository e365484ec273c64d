import type { OwnSession, Visit } from '#app/accounts/services.ts';
import { DubanError } from '#app/domain/errors.ts';
import type { Actor } from '#app/domain/policy.ts';
import { audit } from '../../audit.ts';
import { notFound } from '../permit.ts';
import type { AccountDesk } from './desk.ts';

/** @throws DubanError `not-signed-in` */
export async function listOwnSessions(
  { sessions }: AccountDesk,
  actor: Actor | null,
  { cookieHeader }: Visit,
): Promise<OwnSession[]> {
  if (actor === null) throw notSignedIn();
  return sessions.list(actor.personId, cookieHeader);
}

/** Ends sessions of the actor's: one, or all. @throws DubanError `not-signed-in`; `not-found` where there was none */
export async function endOwnSessions(desk: AccountDesk, actor: Actor | null, sessionId?: string): Promise<void> {
  if (actor === null) throw notSignedIn();
  const { db, sessions, now } = desk;
  const tell = await db.transaction(async (tx) => {
    const removed = await sessions.remove(tx, actor.personId, sessionId);
    if (removed.count === 0) throw notFound();
    const detail = { all: sessionId === undefined, sessions: removed.count };
    await audit(tx, { action: 'session-ended', by: actor, at: now(), detail });
    return removed.tell;
  });
  tell();
}

function notSignedIn(): DubanError {
  return new DubanError('not-signed-in', 'Sign in first');
}
