import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser as findBrowserOfSystem, isExecutable } from '#server/pdf/find-browser.ts';

/** Chromium without what draws windows: the same pages in two thirds of the time. */
const SHELL = 'chromium-headless-shell';

/** Without these Chromium calls its maker's hosts at every start, and refuses to run as root. */
export const BROWSER_ARGS = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/**
 * The browser for the tests, by path: `DUBAN_BROWSER`, else the system's headless shell, else Playwright's own, else the
 * system's. Null for none. Installs nothing.
 */
export function findBrowser(): string | null {
  const named = process.env.DUBAN_BROWSER;
  if (named) return named;
  const shell = onPath(SHELL);
  if (shell) return shell;
  const own = chromium.executablePath();
  return own && existsSync(own) ? own : findBrowserOfSystem(null);
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
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', SHELL]);
    if (!findBrowser()) run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
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

const isOnPath = (name: string): boolean => onPath(name) !== undefined;

/** Where a program of this name is. */
function onPath(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable);
}
