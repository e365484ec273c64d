import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { PersonId } from '#app/domain/ids.ts';
import { findDemoPerson } from '#db/repositories/people.server.ts';
import { audit } from '../audit.ts';
import type { Sessions } from '../session.ts';
import { notFound } from './permit.ts';

/** How somebody comes in. */
export interface DemoSignIn {
  readonly personId: string;
  readonly userAgent: string | null;
  /** Of the request, whose session ends. */
  readonly cookieHeader: string | null;
  readonly at: EpochMs;
}

/**
 * Opens a session for a demo person. Returns the `Set-Cookie` value.
 *
 * @throws DubanError `not-found` for anybody who is not one
 */
export async function demoSignIn(
  db: Knex,
  sessions: Sessions,
  { personId, userAgent, cookieHeader, at }: DemoSignIn,
): Promise<string> {
  const name = await findDemoPerson(db, personId);
  if (name === null) throw notFound();
  const by = { personId: personId as PersonId, name };
  return sessions.open(by.personId, userAgent, cookieHeader, (tx) => audit(tx, { action: 'sign-in', by, at }));
}
