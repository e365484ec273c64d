import type { DocumentKind } from '#app/collab/protocol.ts';
import type { AgencyId, PlanId } from '#app/domain/ids.ts';
import { type Actor, can } from '#app/domain/policy.ts';

/** Whose document it is: all that the policy asks about one. */
export interface Owned {
  readonly name: { readonly kind: DocumentKind };
  readonly planId: PlanId;
  /** Those that answer for it; of a board, the one whose it is. */
  readonly agencyIds: readonly AgencyId[];
  /** Notes of a measure that is in the document no more. */
  readonly isGone: boolean;
  /** Of a plan that can only be read. */
  readonly isArchived: boolean;
}

/** Whether somebody may open a document. Of it no more is asked than of which plan it is: whoever may not has none loaded. */
export function mayRead(actor: Actor | null, { name, planId }: Pick<Owned, 'name' | 'planId'>): actor is Actor {
  switch (name.kind) {
    case 'board':
      return can(actor, { action: 'board.read', planId });
    case 'notes':
      return can(actor, { action: 'notes.read', planId });
    case 'minutes':
      return can(actor, { action: 'review.read', planId });
    case 'plan':
      return can(actor, { action: 'plan.read', planId });
  }
}

/** Whether somebody may write on a document. */
export function mayWrite(actor: Actor | null, { name, planId, agencyIds, isGone, isArchived }: Owned): boolean {
  if (isArchived) return false;
  switch (name.kind) {
    case 'board':
      return agencyIds.some((agencyId) => can(actor, { action: 'board.write', planId, agencyId }));
    case 'notes':
      return can(actor, { action: 'notes.write', planId, agencyIds, isGone });
    case 'minutes':
      return can(actor, { action: 'review.write', planId });
    case 'plan':
      return false;
  }
}
