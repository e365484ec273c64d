import { DubanError } from '#app/domain/errors.ts';
import { type Actor, can, type Request } from '#app/domain/policy.ts';

/**
 * Lets an actor on who may.
 *
 * @throws DubanError `not-signed-in` for nobody; `not-found` for somebody who may not, as for what does not exist
 */
export function permit(actor: Actor | null, request: Request): asserts actor is Actor {
  requireSignedIn(actor);
  if (!can(actor, request)) throw notFound();
}

/**
 * Lets on whoever is signed in: what they ask for must be found before it is known of which plan it is.
 *
 * @throws DubanError `not-signed-in`
 */
export function requireSignedIn(actor: Actor | null): asserts actor is Actor {
  if (actor === null) throw new DubanError('not-signed-in', 'Sign in first');
}

/** Said of what does not exist and of what the actor may not see, in the same words. */
export function notFound(): DubanError {
  return new DubanError('not-found', 'There is no such thing');
}
