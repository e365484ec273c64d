import * as Y from 'yjs';
import type { LoadedDocument } from './store.ts';

type Stored = Pick<LoadedDocument, 'state' | 'updates' | 'damaged'>;

/** The document that the stored state and updates make; null where a part of them is missing. */
export function restore({ state, updates, damaged }: Stored): Y.Doc | null {
  if (!state || damaged.length > 0) return null;
  const doc = apply([state, ...updates]);
  return isPending(doc) ? null : doc;
}

/** As much of a document as can be restored. */
export interface Part {
  /** Null where the state itself is damaged. */
  readonly doc: Y.Doc | null;
  /** Sound updates, not all of which are in it. */
  readonly unused: readonly Uint8Array[];
}

/**
 * The document that the sound state and as many of the sound updates make as do without the others. What is missing may yet
 * come back with a client that has it.
 */
export function restoreInPart({ state, updates }: Stored): Part {
  if (!state) return { doc: null, unused: updates };
  const doc = apply([state, ...updates]);
  if (!isPending(doc)) return { doc, unused: [] };
  // What waits for a damaged update would make a gap that hides whatever comes after.
  doc.store.pendingStructs = null;
  doc.store.pendingDs = null;
  return { doc, unused: updates };
}

function apply(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  Y.transact(doc, () => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

const isPending = ({ store }: Y.Doc) => store.pendingStructs !== null || store.pendingDs !== null;
