import * as Y from 'yjs';

/** The first half of a character of two UTF-16 code units, and the second. */
const HALVES = /^[\ud800-\udbff][\udc00-\udfff]$/;

/**
 * Whether an item is to stand within a character of what the document has. Yjs would make two replacement characters of it,
 * here alone where the item itself comes to nothing: what others have would no longer be the same.
 */
export function splitsCharacter({ origin, rightOrigin }: Y.Item, doc: Y.Doc): boolean {
  return (origin !== null && isWithin(origin, 1, doc)) || (rightOrigin !== null && isWithin(rightOrigin, 0, doc));
}

/** @param after where the border is: code units after the beginning of the one with that id */
function isWithin(id: Y.ID, after: number, doc: Y.Doc): boolean {
  if (id.clock >= Y.getState(doc.store, id.client)) return false;
  const item = Y.getItem(doc.store, id);
  if (!(item instanceof Y.Item) || !(item.content instanceof Y.ContentString)) return false;
  const border = id.clock - item.id.clock + after;
  return border > 0 && HALVES.test(item.content.str.slice(border - 1, border + 1));
}
