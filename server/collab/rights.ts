import type { DocumentKind } from '#app/collab/protocol.ts';
import type { AgencyId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import { can } from '#app/domain/policy.ts';

/** Whose document it is: all that the policy asks about one. */
export interface Owned {
  readonly name: { readonly kind: DocumentKind };
  /** Those that answer for it; of a board, the one whose it is. */
  readonly agencyIds: readonly AgencyId[];
  /** Of a plan that can only be read. */
  readonly isArchived: boolean;
}

/** Whether somebody may open documents of a kind. Asked before any is looked for, so that its answer tells nothing of them. */
export function mayRead(actor: Actor | null, kind: DocumentKind): actor is Actor {
  switch (kind) {
    case 'board':
      return can(actor, { action: 'board.read' });
    case 'notes':
      return can(actor, { action: 'notes.read' });
    case 'minutes':
      return can(actor, { action: 'review.read' });
    case 'plan':
      return can(actor, { action: 'plan.read' });
  }
}

/** Whether somebody may write on a document. */
export function mayWrite(actor: Actor | null, { name, agencyIds, isArchived }: Owned): boolean {
  if (isArchived) return false;
  switch (name.kind) {
    case 'board':
      return agencyIds.some((agencyId) => can(actor, { action: 'board.write', agencyId }));
    case 'notes':
      return can(actor, { action: 'notes.write', agencyIds });
    case 'minutes':
      return can(actor, { action: 'review.write' });
    case 'plan':
      return false;
  }
}
