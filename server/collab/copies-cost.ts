import * as Y from 'yjs';
import { Copies, GONE, isCopyRun } from '#app/notes/copies.ts';
import type { Struct } from './update-check.ts';

/**
 * Steps, as those of `steps.ts`: for each stretch of copies that is remembered, since all are gone through anew after each run
 * that is brought; for each character that is said to be a copy, of which twins are looked for; and for each other one that a
 * run is of, which pages pass to find their own words.
 */
const STEPS = { remembered: 12, copied: 16, passed: 4 } as const;
/** At most: the server looks up no more of an update, and whoever was offline for weeks may bring as much at once. */
const MOST = 5_000_000;

/** What the runs of copies that an update brings take the server and every page beyond what Yjs does for it. */
export function copiesCost(structs: readonly Struct[], doc: Y.Doc): number {
  let runs = 0;
  let steps = 0;
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) continue;
    if (struct.id.clock + struct.length <= Y.getState(doc.store, struct.id.client)) continue;
    for (const run of struct.content.arr) {
      if (!isCopyRun(run)) continue;
      runs++;
      const [, , length, copy] = run;
      steps += length * (copy === GONE ? STEPS.passed : STEPS.copied);
    }
  }
  if (runs === 0) return 0;
  return Math.min(MOST, steps + STEPS.remembered * (Copies.of(doc).size + runs));
}
