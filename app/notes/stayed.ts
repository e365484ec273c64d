import * as Y from 'yjs';
import { type CopyRun, GONE, WHY } from './copies.ts';

/**
 * The characters that stay in texts out of which others were taken, behind the first of those: whoever takes them has heard of
 * these, so that they need not follow. What is not among them, nor taken, was being written meanwhile.
 *
 * @param isOld whether a character was there when the others were taken
 */
export function stayedIn(
  texts: Iterable<Y.XmlText>,
  isTaken: (item: Y.Item) => boolean,
  isOld: (item: Y.Item) => boolean,
): CopyRun[] {
  const runs: [number, number, number, typeof GONE, typeof WHY.stayed][] = [];
  for (const text of texts) {
    let isBehind = false;
    for (let item = text._start; item; item = item.right) {
      if (isTaken(item)) isBehind = true;
      if (!isBehind || item.deleted || !(item.content instanceof Y.ContentString) || !isOld(item)) continue;
      const last = runs.at(-1);
      if (last && last[0] === item.id.client && last[1] + last[2] === item.id.clock) last[2] += item.length;
      else runs.push([item.id.client, item.id.clock, item.length, GONE, WHY.stayed]);
    }
  }
  return runs;
}
