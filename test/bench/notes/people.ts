import type { Browser, Page } from '@playwright/test';
import type { DemoServer } from '../../support/demo-server.ts';

/** Members of agencies that all answer for the first measure of the demo's plan, or leads. */
export const WRITERS = ['沈志远', '何敏'] as const;

/** A page of somebody who is signed in. */
export async function openPage(server: DemoServer, browser: Browser, name: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.address, locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
  return page;
}

/** The cookie of somebody who is signed in, for a page without a browser. */
export async function cookieOf(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** The text area, once it can be written in. */
export async function waitForEditor(page: Page): Promise<void> {
  await page.locator('.ProseMirror[contenteditable="true"]').waitFor();
}
