/**
 * `npm run size`: the script each page loads before it is whole, gzip, by route: its own modules, those of the routes
 * above it, the entry, and everything they import, lazily too where the page always asks for it. `--check` fails above
 * {@link BOUNDS_KB}.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Kilobytes (1,000 bytes) of gzipped script that a board may load in all, and one with a card open beside it. The editor of
 * notes is loaded with notes alone, and leads' pages with themselves. Remix tells a page of routes as it links to them, so no
 * list of all of them is loaded. Of accounts, single plans, merged boards, corrected versions, the token of forms, what is said to
 * whom the server refuses a board, and of asking until it answers, it has to carry 2.5 kB.
 */
const BOUNDS_KB: Readonly<Record<string, number>> = {
  'routes/boards.$boardId': 193,
  'routes/boards.$boardId.cards.$cardId': 203,
};

const CLIENT = 'build/client';

interface Chunk {
  file: string;
  src?: string;
  imports?: string[];
  dynamicImports?: string[];
}

type Manifest = Record<string, Chunk>;

const manifest = JSON.parse(readFileSync('build/.vite/client-manifest.json', 'utf8')) as Manifest;

/**
 * Chunks a page fetches by itself, without anybody asking: the language (one of them), the live document. Not what sends the
 * changes that an earlier page left unsaved, and tells of them: hardly any page has such; nor the box for a line on what a move
 * achieved, which somebody asks for first; nor what leads put on boards, which the boards that have such, and leads, ask for; nor
 * what goes on after somebody has signed out and in again beside the page.
 */
const ALWAYS_LAZY = (key: string) => !/i18n\/en\/|unsent|progress-line|marks-parts|form-over/.test(key);

/** Everything reachable from some entries of the manifest. Lazy imports count: a page that fetches them carries them. */
function closure(keys: string[]): Set<string> {
  const seen = new Set<string>();
  const open = [...keys];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    const chunk = manifest[key];
    if (!chunk || seen.has(key)) continue;
    seen.add(key);
    open.push(...(chunk.imports ?? []), ...(chunk.dynamicImports ?? []).filter(ALWAYS_LAZY));
  }
  return seen;
}

const gzipped = new Map<string, number>();
function kilobytes(key: string): number {
  const file = manifest[key]?.file ?? '';
  if (!file.endsWith('.js')) return 0;
  let size = gzipped.get(file);
  if (size === undefined) {
    size = gzipSync(readFileSync(join(CLIENT, file)), { level: 6 }).length / 1000;
    gzipped.set(file, size);
  }
  return size;
}

const entry = Object.keys(manifest).filter((key) => /entry\.client/.test(key));
const root = Object.keys(manifest).filter((key) => /app\/root\.tsx/.test(key));
const routes = Object.keys(manifest).filter((key) => /app\/routes\/.*(route)\.tsx/.test(key));
if (entry.length === 0 || routes.length === 0) throw new Error(`No entry or routes in ${CLIENT}: run "npm run build".`);

/** Routes that stand around a route: flat routes nest by their dotted names. */
function around(route: string): string[] {
  const name = nameOf(route);
  return routes.filter((other) => name === nameOf(other) || name.startsWith(`${nameOf(other)}.`));
}

function nameOf(key: string): string {
  return key.replace(/^.*app\/(routes\/.+?)(\/route)?\.tsx.*$/, '$1');
}

let failed = false;
console.log('Script by route, gzip:');
for (const route of [...routes].sort()) {
  const keys = closure([...entry, ...root, ...around(route)]);
  // Two manifest keys may name one file (a route and its shared chunk).
  const files = new Map([...keys].map((key) => [manifest[key]?.file, key]));
  const total = [...files.values()].reduce((sum, key) => sum + kilobytes(key), 0);
  const bound = BOUNDS_KB[nameOf(route)];
  const over = bound !== undefined && total > bound;
  failed ||= over;
  const verdict = bound === undefined ? '' : ` of ${bound} kB${over ? '  ABOVE THE BOUND' : ''}`;
  console.log(`${total.toFixed(1).padStart(8)} kB${verdict}  ${nameOf(route)}`);
}
if (process.argv.includes('--verbose')) {
  console.log('\nLargest files:');
  for (const [file, size] of [...gzipped].sort((a, b) => b[1] - a[1]).slice(0, 20)) {
    console.log(`${size.toFixed(1).padStart(8)} kB  ${file}`);
  }
}
for (const name of Object.keys(BOUNDS_KB))
  if (!routes.some((route) => nameOf(route) === name)) throw new Error(`No ${name}`);
if (failed && process.argv.includes('--check')) process.exitCode = 1;
