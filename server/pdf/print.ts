import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Characters of what the browser says that are kept for the log. */
const SAID_MAX = 2_000;

/**
 * Pages as a PDF, by a browser of its own for each: with a profile that is thrown away, and without a way to any host. The
 * pages lie in a file that only this user may read, so that nothing of the server has to be opened to the browser.
 *
 * @param html one document that loads nothing
 * @param until ends the browser and all that it started when it aborts
 * @throws Error with what the browser said, where no PDF came of it
 */
export async function printHtml(browser: string, html: string, until: AbortSignal): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'duban-pdf-'));
  try {
    const page = join(folder, 'page.html');
    const pdf = join(folder, 'page.pdf');
    await writeFile(page, html, { mode: 0o600 });
    const said = await run(
      browser,
      [...argsFor(folder), `--print-to-pdf=${pdf}`, pathToFileURL(page).href],
      folder,
      until,
    );
    return await readFile(pdf).catch(() => {
      throw new Error(`the browser made no PDF: ${said}`);
    });
  } finally {
    // The last of its processes may still be writing into its profile.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function argsFor(folder: string): string[] {
  return [
    '--headless',
    '--no-pdf-header-footer',
    '--generate-pdf-document-outline',
    `--user-data-dir=${join(folder, 'profile')}`,
    // Neither its maker's hosts, which it would call at every start, nor any other.
    '--host-resolver-rules=MAP * ~NOTFOUND',
    ...['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-extensions'],
    ...['--no-first-run', '--no-default-browser-check', '--disable-gpu', '--disable-dev-shm-usage', '--disable-quic'],
    // As root it has no sandbox and refuses to start; the pages are this server's own, and run no script.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

/** What the browser said until it ended. */
async function run(browser: string, args: string[], folder: string, until: AbortSignal): Promise<string> {
  until.throwIfAborted();
  // In a group of its own, so that all that it starts can be ended with it; and told nothing of this server's environment.
  const child = spawn(browser, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: process.platform !== 'win32',
    env: { PATH: process.env.PATH, HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8', NODE_ENV: 'production' },
  });
  let said = '';
  child.stderr.on('data', (data) => {
    said = (said + data).slice(-SAID_MAX);
  });
  const end = () => endGroup(child);
  until.addEventListener('abort', end);
  try {
    await once(child, 'close');
  } finally {
    until.removeEventListener('abort', end);
    end();
  }
  return until.aborted ? `${said}\n${until.reason}` : said;
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // All of it has ended.
  }
}
