import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's directory, with `build/` and `db/seeds/` in it: the same from the source and from a bundle of it. */
export const ROOT = findRoot(dirname(fileURLToPath(import.meta.url)));

/** The program's version, as its package says. */
export async function readVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  return String(version);
}

function findRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('package.json is in no directory above the program');
  return findRoot(parent);
}
