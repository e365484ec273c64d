import type { Knex } from 'knex';
import type { Actor } from '#app/domain/policy.ts';
import { countWaiting as countRows } from '#db/repositories/waiting.server.ts';
import { countWaitingInstructions } from '#db/repositories/waiting-instructions.server.ts';
import { waitingScope } from '../decisions/list-waiting.ts';
import { requireSignedIn } from '../permit.ts';
import { mentionsOf } from './mentions-of.ts';

/**
 * How much waits for the actor: comments that mention them, and instructions. Two queries.
 *
 * @throws DubanError `not-signed-in`
 */
export async function countWaiting(db: Knex, actor: Actor | null): Promise<number> {
  requireSignedIn(actor);
  return (await countRows(db, mentionsOf(actor))) + (await countWaitingInstructions(db, waitingScope(actor)));
}
