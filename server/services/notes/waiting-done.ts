import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { Actor } from '#app/domain/policy.ts';
import { setDone } from '#db/repositories/waiting.server.ts';
import { notFound, permit } from '../permit.ts';

/**
 * The actor has dealt with a comment that mentions them; said again, nothing changes. At most two queries.
 *
 * @throws DubanError `not-signed-in`; `not-found` for a comment that does not mention them
 */
export async function waitingDone(db: Knex, actor: Actor | null, commentId: string, at: EpochMs): Promise<void> {
  permit(actor, { action: 'notes.read' });
  if (!(await setDone(db, commentId, actor.personId, at))) throw notFound();
}
