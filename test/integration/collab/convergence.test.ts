import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SeedCounts } from '#test/support/collab-simulation.ts';
import { runSeed } from '#test/support/collab-simulation.ts';
import { writeCounts } from '#test/support/counts.ts';

/** How many seeds are run, from the first of them on; a seed that fails is added to those that are always run. */
const SEEDS = Number(process.env.DUBAN_SEEDS ?? 26);
const FIRST_SEED = Number(process.env.DUBAN_FIRST_SEED ?? 1);
const FAILED_ONCE = [10, 21, 26, 29, 35, 116, 1_000, 1_005, 1_009, 1_030];
/** Seeds under way at once: most of a run is waiting for lines that were cut. */
const AT_ONCE = 24;

type Outcome = { readonly counts: SeedCounts } | { readonly error: unknown };

describe('pages over faulty lines, a fresh page and the rows agree in the end, and what was acked survives each kill', () => {
  const range = Array.from({ length: SEEDS }, (_, i) => FIRST_SEED + i);
  const seeds = process.env.DUBAN_FIRST_SEED ? range : [...new Set([...FAILED_ONCE, ...range])];
  const outcomes = new Map<number, Promise<Outcome>>();

  beforeAll(() => {
    // As many lanes as may be under way at once; a seed begins when one before it in its lane is through.
    const lanes = Array.from({ length: AT_ONCE }, () => Promise.resolve() as Promise<unknown>);
    let begun = 0;
    for (const seed of seeds) {
      const lane = begun++ % AT_ONCE;
      const outcome = (lanes[lane] ?? Promise.resolve()).then(() => settle(seed));
      lanes[lane] = outcome;
      outcomes.set(seed, outcome);
    }
  });

  afterAll(async () => {
    const done = await Promise.all(outcomes.values());
    const total: Record<string, number> = { seeds: done.length, failed: done.filter((one) => 'error' in one).length };
    for (const one of done) {
      if (!('counts' in one)) continue;
      for (const [what, count] of Object.entries(one.counts)) total[what] = (total[what] ?? 0) + count;
    }
    writeCounts('seeds', total);
  });

  test.each(seeds)(
    'seed %i',
    async (seed) => {
      const outcome = await outcomes.get(seed);
      if (outcome && 'error' in outcome) throw outcome.error;
      expect(outcome).toBeDefined();
    },
    120_000,
  );
});

async function settle(seed: number): Promise<Outcome> {
  try {
    return { counts: await runSeed(seed) };
  } catch (error) {
    const replay = `DUBAN_FIRST_SEED=${seed} DUBAN_SEEDS=1 npx vitest run --config test/vitest.config.ts test/integration/collab/convergence.test.ts`;
    return { error: new Error(`seed ${seed}; again with: ${replay}`, { cause: error }) };
  }
}
