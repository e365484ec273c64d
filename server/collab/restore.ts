import * as Y from 'yjs';
import type { LoadedDocument } from './store.ts';

type Stored = Pick<LoadedDocument, 'state' | 'updates' | 'damaged'>;

/** The document that the stored state and updates make; null where a part of them is missing. */
export function restore({ state, updates, damaged }: Stored): Y.Doc | null {
  if (!state || damaged.length > 0) return null;
  const doc = apply([state, ...updates]);
  return isPending(doc) ? null : doc;
}

/**
 * The document that the sound state and as many of the sound updates make as do without the others; null where the state
 * itself is damaged. What is missing may yet come back with a client that has it.
 */
export function restoreInPart({ state, updates }: Stored): Y.Doc | null {
  if (!state) return null;
  const whole = apply([state, ...updates]);
  if (!isPending(whole)) return whole;
  // What waits for a damaged update would make a gap that hides whatever comes after.
  whole.store.pendingStructs = null;
  whole.store.pendingDs = null;
  return whole;
}

function apply(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  Y.transact(doc, () => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

const isPending = ({ store }: Y.Doc) => store.pendingStructs !== null || store.pendingDs !== null;
