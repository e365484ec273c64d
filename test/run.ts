/**
 * `npm test`: everything that has to hold, in the order in which it is cheapest to fail. Prints one last line
 * `N passed, N failed` and exits with 1 when anything failed.
 *
 * `npm test -- unit` (or `lint`, `types`, `build`, `size`, `e2e`) runs only the steps named.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findOrInstallBrowser, findOrInstallPdfTools } from './tools/find-browser.ts';
import { readPlaywrightReport, readVitestReport, type Tally } from './tools/reports.ts';

const REPORTS = 'test-results';
const bin = (name: string) => join('node_modules', '.bin', name);

/** A step that either holds or does not. */
function check(command: string, args: string[]): Tally {
  const ok = run(command, args);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

/** A step that runs many tests and counts them in a JSON report. */
function suite(command: string, args: string[], report: string, count: (json: unknown) => Tally): Tally {
  const file = join(REPORTS, report);
  rmSync(file, { force: true });
  const ok = run(command, args);
  try {
    const tally = count(JSON.parse(readFileSync(file, 'utf8')));
    // A runner that fails with every test green failed outside them: an unhandled error, a broken set-up.
    return ok || tally.failed > 0 ? tally : { ...tally, failed: 1 };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function run(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}

/** Sees to the browser that tests drive and make PDFs with, and to what else is given; says what is missing. */
function prepare(more: () => void = () => undefined): boolean {
  try {
    process.env.DUBAN_BROWSER = findOrInstallBrowser();
    more();
    return true;
  } catch (error) {
    console.error((error as Error).message);
    return false;
  }
}

const steps: Record<string, () => Tally> = {
  lint: () => check(bin('biome'), ['ci', '--error-on-warnings', '.']),
  types: () => check(bin('tsc'), ['--project', '.']),
  unit: () => {
    if (!prepare(findOrInstallPdfTools)) return { passed: 0, failed: 1 };
    const args = ['run', '--config', 'test/vitest.config.ts', '--reporter=default', '--reporter=json'];
    return suite(bin('vitest'), [...args, `--outputFile.json=${REPORTS}/vitest.json`], 'vitest.json', readVitestReport);
  },
  build: () => check('npm', ['run', '--silent', 'build']),
  size: () => check(process.execPath, ['--import', 'tsx', 'test/tools/size.ts', '--check']),
  e2e: () => {
    if (!prepare()) return { passed: 0, failed: 1 };
    const args = ['test', '--config', 'test/playwright.config.ts'];
    return suite(bin('playwright'), args, 'playwright.json', readPlaywrightReport);
  },
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`No such step: ${unknown.join(', ')}. Steps: ${Object.keys(steps).join(', ')}.`);
  process.exit(2);
}

mkdirSync(REPORTS, { recursive: true });
const total = { passed: 0, failed: 0 };
const broken: string[] = [];
const failures: string[] = [];
for (const [name, step] of Object.entries(steps)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  console.log(`\n── ${name} ──`);
  const tally = step();
  total.passed += tally.passed;
  total.failed += tally.failed;
  if (tally.failed > 0) broken.push(name);
  failures.push(...(tally.failures ?? []));
  // What follows tests the build: without one it would only repeat the failure.
  if (name === 'build' && tally.failed > 0) break;
}
for (const failure of failures) console.log(`\n✗ ${failure}`);
if (broken.length > 0) console.log(`\nFailed: ${broken.join(', ')}`);
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
