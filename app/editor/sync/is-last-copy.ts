import * as Y from 'yjs';
import type { Copies } from '../../notes/copies.ts';

/**
 * Whether something in an item was taken from elsewhere, and stands nowhere else by now: whoever takes back the division of a
 * paragraph that has gone on changing would take away words with it that cannot be put back where they were.
 */
export function isLastCopy(item: Y.Item, copies: Copies): boolean {
  if (!(item.content instanceof Y.ContentString)) return false;
  for (let i = 0; i < item.length; i++) {
    const own = Y.createID(item.id.client, item.id.clock + i);
    const all = copies.all(own);
    const isCopy = !Y.compareIDs(all[0] as Y.ID, own);
    if (isCopy && !all.some((one) => !Y.compareIDs(one, own) && isStanding(one, copies))) return true;
  }
  return false;
}

/** Also as what was written again in its place. */
function isStanding(id: Y.ID, copies: Copies): boolean {
  for (let at = id; ; ) {
    const item = copies.find(at);
    if (!item?.deleted) return item !== null;
    if (item.redone === null) return false;
    at = Y.createID(item.redone.client, item.redone.clock + at.clock - item.id.clock);
  }
}
