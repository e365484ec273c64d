import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

/** Names under which systems install a Chromium that Playwright can drive. */
const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Without these Chromium calls its maker's hosts at every start, and refuses to run as root. */
export const BROWSER_ARGS = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * The browser for the tests, by path: `DUBAN_BROWSER`, else Playwright's own, else the system's. Null for none.
 * Installs nothing.
 */
export function findBrowser(): string | null {
  const named = process.env.DUBAN_BROWSER;
  if (named) return named;
  const own = chromium.executablePath();
  if (own && existsSync(own)) return own;
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, ...ELSEWHERE].find(isExecutable) ?? null;
}

/**
 * {@link findBrowser}, and where there is none, installs one: Playwright's own, else the system's by `apt-get` for whoever
 * may use it.
 *
 * @throws Error with one sentence that says what to do.
 */
export function findOrInstallBrowser(): string {
  const found = findBrowser();
  if (found) return found;
  run('npx', ['playwright', 'install', 'chromium']);
  const downloaded = findBrowser();
  if (downloaded) return downloaded;
  if (process.getuid?.() === 0 && isOnPath('apt-get')) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
    const installed = findBrowser();
    if (installed) return installed;
  }
  throw new Error(
    'No Chromium was found and none could be installed: install Chromium or Chrome, or set DUBAN_BROWSER to its path.',
  );
}

/**
 * Sees to the tools that tests read PDFs with, poppler-utils, and where they are missing installs them by `apt-get` for whoever
 * may use it.
 *
 * @throws Error with one sentence that says what to do.
 */
export function findOrInstallPdfTools(): void {
  const areThere = () => ['pdfinfo', 'pdftotext', 'pdffonts'].every(isOnPath);
  if (areThere()) return;
  if (process.getuid?.() === 0 && isOnPath('apt-get')) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'poppler-utils']);
    if (areThere()) return;
  }
  throw new Error('pdfinfo, pdftotext and pdffonts were not found and could not be installed: install poppler-utils.');
}

function run(command: string, args: string[]): void {
  console.log(`$ ${command} ${args.join(' ')}`);
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

function isOnPath(name: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => isExecutable(join(folder, name)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
