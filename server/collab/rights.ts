import type { DocumentKind } from '#app/collab/protocol.ts';
import type { AgencyId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import { can } from '#app/domain/policy.ts';

/** Whose document it is: all that the policy asks about one. */
export interface Owned {
  readonly name: { readonly kind: DocumentKind };
  /** Those that answer for it; of a board, the one whose it is. */
  readonly agencyIds: readonly AgencyId[];
}

/** What every kind of document asks of who reads it. */
const READING = ['board.read', 'notes.read', 'review.read'] as const;

/** Whether somebody may open documents at all. Asked before any is looked for, so that its answer tells nothing of them. */
export function mayRead(actor: Actor | null): actor is Actor {
  return READING.every((action) => can(actor, { action }));
}

/** Whether somebody may write on a document. */
export function mayWrite(actor: Actor | null, { name, agencyIds }: Owned): boolean {
  switch (name.kind) {
    case 'board':
      return agencyIds.some((agencyId) => can(actor, { action: 'board.write', agencyId }));
    case 'notes':
      return can(actor, { action: 'notes.write', agencyIds });
    case 'minutes':
      return can(actor, { action: 'review.write' });
  }
}
