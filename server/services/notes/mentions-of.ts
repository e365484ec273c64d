import { type Actor, plansWhere } from '#app/domain/policy.ts';
import type { Mentions } from '#db/repositories/waiting.server.ts';

/** What mentions somebody, as far as they may read it. */
export function mentionsOf(actor: Actor): Mentions {
  return { personId: actor.personId, planIds: plansWhere(actor, 'notes.read') };
}
