import * as Y from 'yjs';
import { type CopyRun, GONE, WHY } from './copies.ts';

/**
 * The characters that are not taken out of texts when others are, and that whoever takes those has heard of: what stands behind
 * the first of them, and, in a text that goes itself, what had been deleted before. They need not follow. What is not among
 * them, nor taken, was being written meanwhile.
 *
 * @param isTaken whether an item is taken, be it a character or a text itself
 * @param isOld whether a character was there when the others were taken
 */
export function stayedIn(
  texts: Iterable<Y.XmlText>,
  isTaken: (item: Y.Item) => boolean,
  isOld: (item: Y.Item) => boolean,
): CopyRun[] {
  const runs: Run[] = [];
  for (const text of texts) {
    const isGone = text._item !== null && isTaken(text._item);
    let isBehind = false;
    for (let item = text._start; item; item = item.right) {
      if (isTaken(item)) isBehind = true;
      else if (!isOld(item)) continue;
      else if (item.deleted && isGone) note(item, WHY.deleted, runs);
      else if (!item.deleted && isBehind && item.content instanceof Y.ContentString) note(item, WHY.stayed, runs);
    }
  }
  return runs;
}

type Run = [client: number, clock: number, length: number, copy: typeof GONE, why: CopyRun[4]];

function note({ id, length }: Y.Item, why: CopyRun[4], runs: Run[]): void {
  const last = runs.at(-1);
  if (last?.[0] === id.client && last[1] + last[2] === id.clock && last[4] === why) last[2] += length;
  else runs.push([id.client, id.clock, length, GONE, why]);
}
