import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from '@playwright/test';
import { TOKEN_HEADER, TOKEN_META } from '#app/form-token.ts';
import { DemoServer } from '../../support/demo-server.ts';
import { tokenInPage } from '../../support/form-token.ts';

/** Somebody at a browser window of their own. */
export interface Person {
  readonly name: string;
  readonly page: Page;
  readonly context: BrowserContext;
}

/** How a window differs from a laptop's with a Chinese browser. */
export type Window = Pick<
  BrowserContextOptions,
  'viewport' | 'hasTouch' | 'isMobile' | 'locale' | 'colorScheme' | 'javaScriptEnabled'
>;

interface Fixtures {
  /** Opens a window and signs a demo person in. */
  signIn(name: string, window?: Window): Promise<Person>;
  /** Messages that may come up in this test's consoles, e.g. of a connection that the test cuts. */
  expectedMessages: RegExp[];
  /** A server that only this test has, to be killed and restarted. */
  ownServer: DemoServer;
}

interface WorkerFixtures {
  server: DemoServer;
}

/**
 * Tests with people at windows, against a demo server of the worker's own. A console error or warning, an exception in a
 * page or a violation of the content security policy in any window fails the test.
 */
export const test = base.extend<Fixtures, WorkerFixtures>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs off its pattern
    async ({}, use) => {
      const server = new DemoServer();
      await server.start();
      await use(server);
      await server.dispose();
    },
    { scope: 'worker' },
  ],

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs off its pattern
  ownServer: async ({}, use) => {
    const server = new DemoServer();
    await server.start();
    await use(server);
    await server.dispose();
  },

  expectedMessages: [[], { option: true }],

  baseURL: async ({ server }, use) => use(server.address),

  signIn: async ({ browser, baseURL, expectedMessages }, use) => {
    const contexts: BrowserContext[] = [];
    const heard: string[] = [];
    await use(async (name, window = {}) => {
      const context = await openWindow(browser, baseURL, window);
      contexts.push(context);
      const page = await context.newPage();
      listen(page, name, heard);
      await page.goto(await signInAs(context, name));
      return { name, page, context };
    });
    await Promise.all(contexts.map((context) => context.close()));
    const unexpected = heard.filter((message) => !expectedMessages.some((pattern) => pattern.test(message)));
    expect(unexpected, 'messages in the consoles').toEqual([]);
  },
});

/**
 * Signs a window in as its sign-in page's form does, without loading that page in it: that is tested by itself, and hundreds
 * of windows are opened. Returns where the form leads.
 */
async function signInAs({ request }: BrowserContext, name: string): Promise<string> {
  const page = await request.get('/sign-in');
  const html = await page.text();
  const button = html.split('<button').find((each) => each.includes('name="person"') && each.includes(name));
  const person = button && /value="([^"]+)"/.exec(button)?.[1];
  if (!person) throw new Error(`Nobody of the demo is called ${name}`);
  const headers = { Origin: new URL(page.url()).origin };
  const form = { person, token: tokenInPage(html) };
  const answer = await request.post('/sign-in', { form, headers, maxRedirects: 0 });
  expect(answer.status(), await answer.text()).toBe(303);
  return answer.headers().location ?? '/';
}

function openWindow(browser: Browser, baseURL: string | undefined, window: Window): Promise<BrowserContext> {
  return browser.newContext({ baseURL, locale: 'zh-CN', viewport: { width: 1280, height: 800 }, ...window });
}

/** Notes whatever a page complains of. */
export function listen(page: Page, name: string, heard: string[]): void {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) heard.push(`${name}: ${message.text()}`);
  });
  page.on('pageerror', (error) => heard.push(`${name}: ${error.message}`));
}

/** What a page sends along with what changes something. */
export async function sentBy(page: Page): Promise<Record<string, string>> {
  const token = await page.locator(`meta[name=${TOKEN_META}]`).getAttribute('content');
  return { Origin: new URL(page.url()).origin, [TOKEN_HEADER]: token ?? '' };
}

export { expect };
