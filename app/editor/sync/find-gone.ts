import * as Y from 'yjs';
import { type CopyRun, GONE, WHY } from '../../notes/copies.ts';

/** Runs for what goes in one transaction, a quarter of all that are remembered: of what is beyond them it is not said that it went. */
const MOST = 1_024;

/**
 * What has gone with the block that it was in, and without a copy: of each block all or nothing, since what is in it and not
 * said to have gone is taken for written by somebody who had not heard of it.
 *
 * @param gone what was deleted
 * @param copied texts of which something was copied
 */
export function findGone(gone: ReadonlySet<Y.Item>, copied: ReadonlySet<Y.XmlText>): CopyRun[] {
  const all: Run[] = [];
  for (const item of gone) {
    if (
      !(item.content instanceof Y.ContentType) ||
      gone.has((item.parent as Y.AbstractType<unknown>)._item as Y.Item)
    ) {
      continue;
    }
    const runs: Run[] = [];
    note(item, gone, copied, runs);
    const [first] = runs;
    if (all.length + runs.length > MOST) continue;
    if (first && goesOn(all.at(-1), first)) extend(all.at(-1) as Run, (runs.shift() as Run)[2]);
    all.push(...runs);
  }
  return all;
}

type Run = [client: number, clock: number, length: number, copy: typeof GONE, why: typeof WHY.taken];

/** Notes an item and what is in it, in the order in which it is mostly written. */
function note(item: Y.Item, gone: ReadonlySet<Y.Item>, copied: ReadonlySet<Y.XmlText>, runs: Run[]): void {
  const type = item.content instanceof Y.ContentType ? item.content.type : null;
  if (type instanceof Y.XmlText && copied.has(type)) return;
  const run: Run = [item.id.client, item.id.clock, item.length, GONE, WHY.taken];
  const last = runs.at(-1);
  if (goesOn(last, run)) extend(last as Run, item.length);
  else runs.push(run);
  for (const attribute of type?._map.values() ?? []) if (gone.has(attribute)) note(attribute, gone, copied, runs);
  for (let part = type?._start; part; part = part.right) if (gone.has(part)) note(part, gone, copied, runs);
}

const goesOn = (last: Run | undefined, [client, clock]: Run) => last?.[0] === client && last[1] + last[2] === clock;

function extend(run: Run, length: number): void {
  run[2] += length;
}
