import { DubanError } from '#app/domain/errors.ts';
import { type Actor, can, type Request } from '#app/domain/policy.ts';

/**
 * Lets an actor on who may.
 *
 * @throws DubanError `not-signed-in` for nobody; `not-found` for somebody who may not, as for what does not exist
 */
export function permit(actor: Actor | null, request: Request): asserts actor is Actor {
  if (actor === null) throw new DubanError('not-signed-in', 'Sign in first');
  if (!can(actor, request)) throw notFound();
}

/** Said of what does not exist and of what the actor may not see, in the same words. */
export function notFound(): DubanError {
  return new DubanError('not-found', 'There is no such thing');
}
