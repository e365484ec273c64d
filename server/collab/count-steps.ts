import type * as Y from 'yjs';
import { DeletionRehearsal, type Deletions } from './deletion-rehearsal.ts';
import { rehearseGrowth } from './growth-rehearsal.ts';
import { Rehearsal } from './rehearsal.ts';
import { Steps, TooManySteps } from './steps.ts';
import type { Struct } from './update-check.ts';

/**
 * Goes through what Yjs would do to apply an update, on a sketch of the document, and counts it.
 *
 * @param order its structs, in the order in which Yjs integrates them
 * @param most steps; no more are gone through
 * @returns how many it takes; null where those are more
 */
export function countSteps(order: readonly Struct[], deletions: Deletions, doc: Y.Doc, most: number): number | null {
  const steps = new Steps(most);
  try {
    const rehearsal = new Rehearsal(order, doc, steps);
    const deleted = new DeletionRehearsal(rehearsal, deletions, steps);
    rehearseGrowth(order, rehearsal.pieces, (piece) => deleted.isDeleted(piece));
    return steps.taken;
  } catch (error) {
    if (error instanceof TooManySteps) return null;
    throw error;
  }
}
