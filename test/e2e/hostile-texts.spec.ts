import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { test as base, expect, type Page } from '@playwright/test';
import { DemoServer } from '../support/demo-server.ts';
import type { Planted } from '../support/hostile-texts.ts';
import { listen } from './support/people.ts';

const run = promisify(execFile);

/** A demo in which every text that somebody could fill in is hostile. */
const test = base.extend<{ scene: { readonly server: DemoServer; readonly planted: Planted } }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs off its pattern
  scene: async ({}, use) => {
    const server = new DemoServer();
    const { stdout } = await run(process.execPath, ['--import', 'tsx', 'test/support/plant-child.ts', server.dataDir]);
    await server.start();
    await use({ server, planted: JSON.parse(stdout) });
    await server.dispose();
  },
});

/** What a text has made of a page: elements, handlers, violations of the policy that stopped it. */
function madeByTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const foreign = [...document.querySelectorAll('*')].filter(
      ({ localName, attributes }) =>
        localName.startsWith('x-') ||
        [...attributes].some(({ name, value }) => name.startsWith('on') || /^javascript:/i.test(value)),
    );
    const pictures = [...document.querySelectorAll('img[src="x"]')];
    return [...foreign, ...pictures].map(({ outerHTML }) => outerHTML.slice(0, 200)).concat(window.violations);
  });
}

declare global {
  interface Window {
    violations: string[];
  }
}

test('hostile words on boards, in notes, in a meeting and before administrators stay words', async ({
  browser,
  scene,
}) => {
  const { server, planted } = scene;
  const heard: string[] = [];
  const open = async (who: keyof Planted['cookies']) => {
    const context = await browser.newContext({ locale: 'zh-CN', baseURL: server.address });
    const [name = '', value = ''] = planted.cookies[who].split('=');
    await context.addCookies([{ name, value, url: server.address }]);
    await context.addInitScript(() => {
      window.violations = [];
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        window.violations.push(`${violatedDirective} ${blockedURI}`);
      });
    });
    const page = await context.newPage();
    listen(page, who, heard);
    page.on('dialog', async (dialog) => {
      heard.push(`${who}: a dialog says ${dialog.message()}`);
      await dialog.dismiss();
    });
    return page;
  };
  const see = async (page: Page, path: string, mark: string) => {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    await expect(page.getByText(mark).first()).toBeAttached();
    expect(await madeByTexts(page), path).toEqual([]);
  };
  /** What the payload of a field begins with; see `markOf`. */
  const { fields, plan, board, card, notes, review, snapshot, draft } = planted;
  const mark = (field: string) => `p${fields.indexOf(field as (typeof fields)[number])}">`;

  const member = await open('member');
  await see(member, `/boards/${board}/cards/${card}`, mark('description'));
  await see(member, `/boards/${board}/notes/${notes}`, mark('paragraph'));
  await see(member, `/notes/${notes}`, mark('table'));
  await member.getByRole('button', { name: /^批注/ }).click();
  await expect(member.getByText(mark('comment')).first()).toBeVisible();
  expect(await madeByTexts(member), 'comments').toEqual([]);
  await see(member, '/waiting', mark('reply'));

  const lead = await open('lead');
  await see(lead, `/plans/${plan}/overview`, mark('agency'));
  await see(lead, `/reviews/${review}`, mark('minutes'));
  await see(lead, `/reviews/${review}/present`, mark('review'));
  await see(lead, `/snapshots/${snapshot}`, mark('snapshot'));
  await see(lead, `/plans/${plan}/decisions`, mark('decision'));

  const administrator = await open('administrator');
  await see(administrator, '/admin/audit', mark('person'));
  await see(administrator, '/admin/invitations', mark('invited'));
  await see(administrator, `/drafts/${draft}`, mark('draft-title'));
  // Of a picture that there is not, Chromium says so.
  expect(heard.filter((message) => !/status of 404/.test(message))).toEqual([]);
});
