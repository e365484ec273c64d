import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Names under which systems have a browser that prints without a window. */
const NAMES = [
  // Without what draws windows: the least to install on a server.
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];

const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * The browser to make PDFs with, by its path: the one that is named, else one of the system's. Null for none.
 *
 * @param named by whoever runs the server, checked with the rest of the environment; null for none
 * @param path as in the environment
 */
export function findBrowser(named: string | null, path = process.env.PATH ?? ''): string | null {
  if (named !== null) return named;
  const onPath = path
    .split(delimiter)
    .flatMap((folder) => (folder === '' ? [] : NAMES.map((name) => join(folder, name))));
  return [...onPath, ...ELSEWHERE].find(isExecutable) ?? null;
}

/** Whether a file is there and may be run. */
export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
