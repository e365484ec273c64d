import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The other servers, with a lockfile of their own: they are no part of Duban, and `npm ci` does not bring them. */
const PEERS = 'test/bench/sync/peers';
/** Minutes an installation may take: one of the packages is compiled. */
const INSTALL_MINUTES = 10;

/** Installs the other servers where they are missing. */
export function installPeers(): void {
  // npm writes it last of all.
  if (existsSync(join(PEERS, 'node_modules/.package-lock.json'))) return;
  process.stderr.write('installing y-websocket and Hocuspocus …\n');
  execFileSync('npm', ['ci'], {
    cwd: PEERS,
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: INSTALL_MINUTES * 60_000,
  });
}

/** The versions of what was measured, in one line. */
export function readVersions(): string {
  const duban = readPackage('.');
  const peers = readPackage(PEERS);
  const of = (source: Package, names: readonly string[]) =>
    names.map((name) => `${name} ${source.dependencies[name] ?? '?'}`).join(', ');
  const ours = of(duban, ['yjs', 'ws', 'sqlite3']);
  const theirs = of(peers, ['y-websocket', 'y-leveldb', '@hocuspocus/server', '@hocuspocus/extension-sqlite']);
  return `Duban ${readCommit()} (${ours}); ${theirs}`;
}

interface Package {
  readonly dependencies: Readonly<Record<string, string>>;
}

function readPackage(dir: string): Package {
  return JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as Package;
}

/** The commit that is checked out, with a star where files were changed since. */
function readCommit(): string {
  const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim();
  return git('describe', '--always', '--dirty=*', '--exclude=*');
}
