import type { Knex } from 'knex';
import type { PersonId } from '#app/domain/ids.ts';
import { isDemoPerson } from '#db/repositories/people.server.ts';
import type { Sessions } from '../session.ts';
import { notFound } from './permit.ts';

/** How somebody comes in. */
export interface DemoSignIn {
  readonly personId: string;
  readonly userAgent: string | null;
  /** Of the request, whose session ends. */
  readonly cookieHeader: string | null;
}

/**
 * Opens a session for a demo person. Returns the `Set-Cookie` value.
 *
 * @throws DubanError `not-found` for anybody who is not one
 */
export async function demoSignIn(
  db: Knex,
  sessions: Sessions,
  { personId, userAgent, cookieHeader }: DemoSignIn,
): Promise<string> {
  if (!(await isDemoPerson(db, personId))) throw notFound();
  return sessions.open(personId as PersonId, userAgent, cookieHeader);
}
