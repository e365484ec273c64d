/**
 * `npm run test:nightly`: the long forms of the tests that draw by lot. Prints what was done in one table, and exits with 1
 * when anything failed.
 *
 * `npm run test:nightly -- seeds` (or `kills`, `frames`, `storm`, `looks` and `typing`, which need `npm run build` before) runs only the parts named.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { COUNTS_DIR, type Counts } from './support/counts.ts';

const REPORTS = 'test-results/nightly';

interface Part {
  /** How much of it, by the variables that its tests read. */
  readonly env: Readonly<Record<string, string>>;
  readonly files: readonly string[];
  /** Its tests are Playwright's. */
  readonly isInBrowsers?: boolean;
}

const PARTS: Readonly<Record<string, Part>> = {
  seeds: {
    env: { DUBAN_SEEDS: '1000' },
    files: ['test/integration/collab/convergence.test.ts', 'test/unit/editor/follow-fuzz.test.tsx'],
  },
  kills: {
    env: { DUBAN_KILLS: '100', DUBAN_KILL_EVERY: '1' },
    files: [
      'test/integration/collab/kill.test.ts',
      'test/integration/collab/kill-within.test.ts',
      'test/integration/collab/notes-kill.test.ts',
      'test/integration/db/kill-migration.test.ts',
    ],
  },
  frames: {
    env: { DUBAN_FRAMES: '100000' },
    files: [
      'test/integration/collab/hostile-frames.test.ts',
      'test/unit/server/update-check.test.ts',
      'test/unit/server/notes-update-check.test.ts',
    ],
  },
  storm: { env: { DUBAN_STORM: '500' }, files: ['test/integration/collab/storm.test.ts'] },
  looks: {
    env: { DUBAN_EVERY_LOOK: '1' },
    files: ['test/e2e/accessibility.spec.ts', 'test/e2e/notes-access.spec.ts'],
    isInBrowsers: true,
  },
  typing: { env: { DUBAN_TYPINGS: '100' }, files: ['test/e2e/notes-by-lot.spec.ts'], isInBrowsers: true },
};

interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly seconds: number;
  /** What each file of tests has counted, by the name it gave. */
  readonly counts: readonly (readonly [string, Counts])[];
}

function run(name: string, part: Part): Outcome {
  const report = join(REPORTS, `${name}.json`);
  const countsDir = join(REPORTS, name);
  rmSync(report, { force: true });
  rmSync(countsDir, { recursive: true, force: true });
  const began = performance.now();
  const { status } = (part.isInBrowsers ? runInBrowsers : runHere)(part, report, { [COUNTS_DIR]: countsDir });
  const seconds = Math.round((performance.now() - began) / 1_000);
  const counts = existsSync(countsDir) ? readdirSync(countsDir).map((file) => readCounts(countsDir, file)) : [];
  const { passed, failed } = readTally(report);
  // A runner that fails with every test green failed outside them.
  return { name, passed, failed: status === 0 || failed > 0 ? failed : 1, seconds, counts };
}

function runHere({ env, files }: Part, report: string, more: Readonly<Record<string, string>>) {
  const args = ['run', '--config', 'test/vitest.config.ts', '--testTimeout', '7200000', '--reporter=default'];
  return spawnSync(
    join('node_modules', '.bin', 'vitest'),
    [...args, '--reporter=json', `--outputFile.json=${report}`, ...files],
    { stdio: 'inherit', env: { ...process.env, ...env, ...more } },
  );
}

function runInBrowsers({ env, files }: Part, report: string, more: Readonly<Record<string, string>>) {
  return spawnSync(
    join('node_modules', '.bin', 'playwright'),
    ['test', '--config', 'test/playwright.config.ts', '--reporter=list,json', ...files],
    { stdio: 'inherit', env: { ...process.env, ...env, ...more, PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
  );
}

function readTally(report: string): { passed: number; failed: number } {
  try {
    const { stats, numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    if (stats) return { passed: stats.expected, failed: stats.unexpected + stats.flaky };
    return { passed: numPassedTests, failed: numFailedTests };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function readCounts(dir: string, file: string): readonly [string, Counts] {
  return [file.replace(/\.json$/, ''), JSON.parse(readFileSync(join(dir, file), 'utf8'))];
}

/** The table: a line a part, and below it what its tests counted. */
function print(outcomes: readonly Outcome[]): void {
  const line = (cells: readonly (string | number)[]) =>
    `${String(cells[0]).padEnd(16)}${cells
      .slice(1)
      .map((cell) => String(cell).padStart(9))
      .join('')}`;
  console.log(`\n${line(['', 'passed', 'failed', 'seconds'])}`);
  for (const { name, passed, failed, seconds, counts } of outcomes) {
    const amount = Object.entries(PARTS[name]?.env ?? {}).map(([variable, value]) => `${variable}=${value}`);
    console.log(`${line([name, passed, failed, seconds])}   ${amount.join(' ')}`);
    for (const [what, numbers] of counts) {
      const list = Object.entries(numbers).map(([thing, count]) => `${thing} ${count.toLocaleString('en')}`);
      console.log(`${wrap(`${what}: ${list.join(' · ')}`, 116)}`);
    }
  }
}

/** Lines of at most some characters, broken between things and set in by two. */
function wrap(text: string, width: number): string {
  const lines = [''];
  for (const word of text.split(' · ')) {
    const last = lines.at(-1) ?? '';
    const longer = last === '' ? word : `${last} · ${word}`;
    if (longer.length > width && last !== '') lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines.map((one, i) => `${i === 0 ? '  ' : '    '}${one}`).join('\n');
}

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`No such part: ${unknown.join(', ')}. Parts: ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}
mkdirSync(REPORTS, { recursive: true });
const outcomes = Object.entries(PARTS)
  .filter(([name]) => chosen.length === 0 || chosen.includes(name))
  .map(([name, part]) => run(name, part));
print(outcomes);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
console.log(`\n${outcomes.reduce((sum, { passed }) => sum + passed, 0)} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
