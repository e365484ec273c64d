import * as Y from 'yjs';
import type { LoadedDocument } from './store.ts';

/** The document that the stored state and updates make; null where a part of them is missing. */
export function restore({ state, updates, damaged }: LoadedDocument): Y.Doc | null {
  if (!state || damaged.length > 0) return null;
  const doc = new Y.Doc();
  Y.transact(doc, () => {
    for (const update of [state, ...updates]) Y.applyUpdate(doc, update);
  });
  return doc.store.pendingStructs || doc.store.pendingDs ? null : doc;
}
