import type { AgencyId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import { can } from '#app/domain/policy.ts';

/** Whose document it is: all that the policy asks about one. */
export interface Owned {
  readonly agencyId: AgencyId;
}

/** Whether somebody may open documents at all. Asked before any is looked for, so that its answer tells nothing of them. */
export function mayRead(actor: Actor | null): actor is Actor {
  return can(actor, { action: 'board.read' });
}

/** Whether somebody may write on a document. */
export function mayWrite(actor: Actor | null, { agencyId }: Owned): boolean {
  return can(actor, { action: 'board.write', agencyId });
}
