import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { Actor } from '#app/domain/policy.ts';
import { setDone } from '#db/repositories/waiting.server.ts';
import { notFound, requireSignedIn } from '../permit.ts';
import { mentionsOf } from './mentions-of.ts';

/**
 * The actor has dealt with a comment that mentions them; said again, nothing changes. At most two queries.
 *
 * @throws DubanError `not-signed-in`; `not-found` for a comment that does not mention them
 */
export async function waitingDone(db: Knex, actor: Actor | null, commentId: string, at: EpochMs): Promise<void> {
  requireSignedIn(actor);
  if (!(await setDone(db, commentId, mentionsOf(actor), at))) throw notFound();
}
