import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a test that draws by lot has done, by name: seeds, kills, frames of a kind, closes with a code. */
export type Counts = Readonly<Record<string, number>>;

/** The environment variable with the directory that {@link writeCounts} writes to; the nightly tests set it. */
export const COUNTS_DIR = 'DUBAN_COUNTS';

/** Leaves a test's counts for the table of the nightly tests, in a file of that name. Without a directory, nowhere. */
export function writeCounts(name: string, counts: Counts): void {
  const dir = process.env[COUNTS_DIR];
  if (!dir) return;
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, `${name}.json`), JSON.stringify(counts, null, 2));
}
