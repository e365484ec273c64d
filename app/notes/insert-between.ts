import * as Y from 'yjs';
import { lastOwnGone } from './last-own-gone.ts';

/** Writes words in a text between two items that stand side by side there; null for its beginning or its end. */
export function insertBetween(
  text: Y.XmlText,
  left: Y.Item | null,
  right: Y.Item | null,
  words: string,
  transaction: Y.Transaction,
): Y.Item {
  const { store, clientID } = transaction.doc;
  const item = new Y.Item(
    Y.createID(clientID, Y.getState(store, clientID)),
    left,
    left?.lastId ?? null,
    right,
    right?.id ?? null,
    text,
    null,
    new Y.ContentString(words),
  );
  item.integrate(transaction, 0);
  text._searchMarker?.splice(0);
  return item;
}

/**
 * Writes words at an index of a text, right behind the character before it. By Yjs's own way they would go behind whatever was
 * deleted there: what one person writes in a row would come apart where others had written, and seem to be behind what those
 * took elsewhere. What was written here before and has been deleted since they do go behind: whoever brings it back, as by
 * undoing that another version was restored, is to read it in the order in which it was written.
 */
export function insertAt(text: Y.XmlText, index: number, words: string): void {
  const { doc } = text;
  if (!doc) {
    text.insert(index, words);
    return;
  }
  doc.transact((transaction) => {
    const before = index === 0 ? null : characterAt(text, index - 1);
    const standing = before && Y.getItemCleanEnd(transaction, doc.store, before);
    const left = lastOwnGone(standing ? standing.right : text._start, doc) ?? standing;
    insertBetween(text, left, left ? left.right : text._start, words, transaction);
  });
}

function characterAt(text: Y.XmlText, index: number): Y.ID | null {
  let rest = index;
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    if (rest < item.length) return Y.createID(item.id.client, item.id.clock + rest);
    rest -= item.length;
  }
  return null;
}
