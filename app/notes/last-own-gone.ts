import type * as Y from 'yjs';
import { Copies } from './copies.ts';

/**
 * Of what was deleted from an item on, until something stands there, the last that this page wrote and nobody took elsewhere:
 * whoever was writing behind it goes on there. Null if there is none.
 */
export function lastOwnGone(first: Y.Item | null, doc: Y.Doc): Y.Item | null {
  const own: Y.Item[] = [];
  for (let item = first; item?.deleted; item = item.right) if (item.id.client === doc.clientID) own.push(item);
  const copies = Copies.of(doc);
  return own.findLast(({ lastId }) => !copies.isTaken(lastId)) ?? null;
}
