import type { Knex } from 'knex';
import type { Actor } from '#app/domain/policy.ts';
import { countWaiting as countRows } from '#db/repositories/waiting.server.ts';
import { permit } from '../permit.ts';

/**
 * How many comments wait for the actor. One query.
 *
 * @throws DubanError `not-signed-in`
 */
export async function countWaiting(db: Knex, actor: Actor | null): Promise<number> {
  permit(actor, { action: 'notes.read' });
  return countRows(db, actor.personId);
}
