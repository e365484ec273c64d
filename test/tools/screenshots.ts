/** `npm run screenshots`: the pictures of the README, from a fresh demo. Needs `npm run build` before. */
import { mkdirSync } from 'node:fs';
import { type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import { DemoServer } from '../support/demo-server.ts';
import { BROWSER_ARGS, findOrInstallBrowser } from './find-browser.ts';

const FOLDER = '.github/screenshots';
const MEMBER = process.env.DUBAN_PERSON ?? '国家发展改革委';
const LEAD = '何敏';
const LAPTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

interface Shot {
  readonly name: string;
  /** Whoever's button says so signs in; a member where nobody is named. */
  readonly person?: string;
  readonly options: BrowserContextOptions;
  go(page: Page): Promise<void>;
}

const toBoard = async (page: Page) => {
  await page.locator('a[href^="/boards/"]:visible').first().click();
  await page.locator('[data-card]').first().waitFor();
};
const toCard = async (page: Page) => {
  await toBoard(page);
  await page.locator('[data-card] a').first().click();
  await page.locator('aside').first().waitFor();
};
const toOverview = async (page: Page) => {
  await page.locator('[data-live="live"]').waitFor();
};
const toChanges = async (page: Page) => {
  await page.goto(page.url().replace(/\/overview$/, '/snapshots'));
  // Of the oldest: the newest is the boards as they are.
  await page.locator('table a[href$="?with=live"]').last().click();
  await page.locator('[data-ghost]').first().waitFor();
};
const stay = async () => {};

const shots: Shot[] = [
  { name: 'plan-zh-light', options: { viewport: LAPTOP, locale: 'zh-CN', colorScheme: 'light' }, go: stay },
  { name: 'board-zh-light', options: { viewport: LAPTOP, locale: 'zh-CN', colorScheme: 'light' }, go: toBoard },
  { name: 'card-en-dark', options: { viewport: LAPTOP, locale: 'en', colorScheme: 'dark' }, go: toCard },
  {
    name: 'board-zh-phone',
    options: { viewport: PHONE, locale: 'zh-CN', colorScheme: 'light', hasTouch: true, isMobile: true },
    go: toBoard,
  },
  {
    name: 'overview-zh-light',
    person: LEAD,
    options: { viewport: LAPTOP, locale: 'zh-CN', colorScheme: 'light' },
    go: toOverview,
  },
  {
    name: 'snapshot-zh-light',
    person: LEAD,
    options: { viewport: LAPTOP, locale: 'zh-CN', colorScheme: 'light' },
    go: toChanges,
  },
];

const server = new DemoServer();
await server.start();
const browser = await chromium.launch({ executablePath: findOrInstallBrowser(), args: BROWSER_ARGS });
try {
  mkdirSync(FOLDER, { recursive: true });
  for (const { name, person = MEMBER, options, go } of shots) {
    const context = await browser.newContext({ ...options, baseURL: server.address });
    const page = await context.newPage();
    await page.goto('/sign-in');
    await page
      .getByRole('button', { name: new RegExp(person) })
      .first()
      .click();
    await page.waitForURL(/plans/);
    await go(page);
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: `${FOLDER}/${name}.png` });
    await context.close();
    console.log(`${FOLDER}/${name}.png`);
  }
} finally {
  await browser.close();
  await server.dispose();
}
