import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Page } from '@playwright/test';
import { DATABASE_FILE, openDatabase } from '#db/connection.server.ts';
import { card, cardIn, column, dragByMouse, openBoard, saved } from './support/board.ts';
import { expect, listen, type Person, test } from './support/people.ts';

const NDRC = '国家发展改革委';
const LIAONING = '辽宁省人民政府';
const JILIN = '吉林省人民政府';
const CUT_OFF = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|ERR_NETWORK_CHANGED|WebSocket|Failed to fetch|Failed to load/;

test.use({ expectedMessages: [CUT_OFF] });

const banner = (page: Page) => page.locator('[data-keeping]');

/** Cuts a window off, once its page has fetched all that it wants. */
async function cutOff({ context, page }: Pick<Person, 'context' | 'page'>): Promise<void> {
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await expect(page.locator('[data-sync="offline"]')).toBeVisible();
}

/** Cuts a window off, and moves a card there. */
async function moveOffline({ context, page }: Person, title: string): Promise<void> {
  await cutOff({ context, page });
  await dragByMouse(page, title, '待验收');
}

/** Cuts a window off, and adds a task there. */
async function addOffline({ context, page }: Person): Promise<void> {
  await cutOff({ context, page });
  await page.keyboard.press('n');
  await page.keyboard.type('1');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
}

async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

/** Another page of the window, at the list of boards. */
async function openPlan({ context, name }: Person, heard: string[]): Promise<Page> {
  const page = await context.newPage();
  listen(page, name, heard);
  await page.goto('/');
  return page;
}

/** Closes a page as a person does; returns whether the browser asked whether they mean it. */
async function close(page: Page): Promise<boolean> {
  const closed = page.waitForEvent('close').then(() => false);
  const asked = page.waitForEvent('dialog').then(async (dialog) => {
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    return true;
  });
  const first = Promise.race([closed, asked]);
  // Whichever does not happen times out in the end, and is of no interest.
  closed.catch(() => undefined);
  asked.catch(() => undefined);
  await page.close({ runBeforeUnload: true });
  return first;
}

async function signInAs(context: BrowserContext, name: string, heard: string[]): Promise<Page> {
  const page = await context.newPage();
  listen(page, name, heard);
  await page.goto('/sign-in');
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await expect(page).not.toHaveURL(/sign-in/);
  return page;
}

test('offline I am told across the page that nothing is saved, and asked before I close it; then it goes up', async ({
  signIn,
}) => {
  const shen = await signIn('沈志远');
  const cheng = await signIn('程立新');
  await openBoard(shen.page, NDRC);
  await openBoard(cheng.page, NDRC);
  const [moved, edited, other] = ['支持资源枯竭、产业衰退地区转型', '大力培育新动能', '开展对口合作与系统培训'];

  await moveOffline(shen, moved);
  await expect(banner(shen.page)).toContainText('离线：更改尚未保存。');
  await expect(banner(shen.page)).toContainText('已留在本机');
  await card(shen.page, edited).getByRole('link').click();
  await shen.page.getByRole('textbox', { name: '包干责任人' }).fill('李明');
  await shen.page.keyboard.press('Enter');
  expect(await close(shen.page)).toBe(true);
  await dragByMouse(cheng.page, other, '推进中');
  await saved(cheng.page);

  await shen.context.setOffline(false);
  await saved(shen.page);
  await expect(banner(shen.page)).toHaveCount(0);
  await expect(cardIn(cheng.page, '待验收', moved)).toHaveCount(1);
  await expect(card(cheng.page, edited)).toContainText('李明');
  await expect(cardIn(shen.page, '推进中', other)).toHaveCount(1);
  expect(await close(shen.page)).toBe(false);
});

for (const { width, height } of [
  { width: 390, height: 844 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
]) {
  test(`no card moves when the banner comes, on a screen ${width} wide, and it is wholly in view`, async ({
    signIn,
  }) => {
    const han = await signIn('韩冬梅', { viewport: { width, height } });
    await openBoard(han.page, LIAONING);
    await addOffline(han);
    // Looks at every frame, so that the last one before the banner is the one to hold against.
    const [before, after] = await han.page.evaluate(async () => {
      for (const list of document.querySelectorAll('[data-stage] ol')) list.scrollTop = 0;
      const tops = () => [...document.querySelectorAll('[data-card]')].map((one) => one.getBoundingClientRect().top);
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      let last = tops();
      while (!document.querySelector('[data-keeping]')) {
        last = tops();
        await frame();
      }
      await frame();
      return [last, tops()];
    });
    expect(after).toEqual(before);
    await expect(banner(han.page)).toBeInViewport({ ratio: 1 });
    await han.context.setOffline(false);
    await saved(han.page);
  });
}

for (const [locale, words, status] of [
  ['zh-CN', '离线：更改尚未保存。', '未保存，留在本机'],
  ['en', 'Offline: your changes are not saved.', 'Not saved, kept in this browser'],
] as const) {
  test(`everybody can read the banner, in ${locale}, light and dark`, async ({ signIn }) => {
    const han = await signIn('韩冬梅', { locale });
    await openBoard(han.page, LIAONING);
    await addOffline(han);
    await expect(banner(han.page)).toContainText(words);
    await expect(han.page.getByText(status)).toBeVisible();
    await expect(han.page.getByRole('alert')).toContainText(words);
    for (const colorScheme of ['light', 'dark'] as const) {
      await han.page.emulateMedia({ colorScheme });
      expect(await violations(han.page), colorScheme).toEqual([]);
    }
    await han.context.setOffline(false);
    await saved(han.page);
  });
}

test('what I changed offline on a page that I closed goes up from the next page I open, whatever it is', async ({
  signIn,
}) => {
  const han = await signIn('韩冬梅');
  const bao = await signIn('包文娟');
  await openBoard(han.page, LIAONING);
  await openBoard(bao.page, LIAONING);
  const title = '推进行政管理体制改革';
  await moveOffline(han, title);
  await expect(banner(han.page)).toBeVisible();
  await han.page.close();
  await han.context.setOffline(false);
  const heard: string[] = [];
  await openPlan(han, heard);
  await expect(cardIn(bao.page, '待验收', title)).toHaveCount(1);
  expect(heard).toEqual([]);
});

test('what I left unsaved is never sent by somebody else at this browser, and goes up when I sign in again', async ({
  signIn,
}) => {
  const han = await signIn('韩冬梅');
  const bao = await signIn('包文娟');
  await openBoard(han.page, LIAONING);
  await openBoard(bao.page, LIAONING);
  const title = '加快传统产业转型升级';
  await moveOffline(han, title);
  await expect(banner(han.page)).toBeVisible();
  await han.page.close();
  await han.context.clearCookies();
  await han.context.setOffline(false);

  const heard: string[] = [];
  const other = await signInAs(han.context, '金哲宇', heard);
  await openBoard(other, LIAONING);
  await expect(other.locator('[data-sync="read-only"]')).toBeVisible();
  await expect(cardIn(other, '未启动', title)).toHaveCount(1);
  await other.close();

  await signInAs(han.context, '韩冬梅', heard);
  await expect(cardIn(bao.page, '待验收', title)).toHaveCount(1);
  expect(heard).toEqual([]);
});

test('signed out with something unsaved I am told, sign in again from there, and it goes up', async ({ signIn }) => {
  const han = await signIn('韩冬梅');
  await openBoard(han.page, LIAONING);
  const title = '加快民营经济发展';
  await moveOffline(han, title);
  await han.context.clearCookies();
  await han.context.setOffline(false);
  await expect(banner(han.page)).toContainText('与服务器的连接已中止：更改尚未保存。');
  await banner(han.page).getByRole('link', { name: '重新载入' }).click();
  await han.page.getByRole('button', { name: /韩冬梅/ }).click();
  await saved(han.page);
  await expect(cardIn(han.page, '待验收', title)).toHaveCount(1);
  await han.page.reload();
  await saved(han.page);
  await expect(cardIn(han.page, '待验收', title)).toHaveCount(1);
});

test('where the browser keeps nothing I am told not to close the page', async ({ signIn }) => {
  const han = await signIn('韩冬梅');
  await han.context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('private', 'SecurityError');
    };
  });
  await han.page.reload();
  await openBoard(han.page, LIAONING);
  await moveOffline(han, '加强政策宣传和舆论引导');
  await expect(banner(han.page)).toContainText('只在这个打开的页面里：请勿关闭或刷新');
  await expect(han.page.getByText('未保存，仅在本页')).toBeVisible();
  await han.context.setOffline(false);
  await saved(han.page);
});

test.describe('when the server is killed', () => {
  test.use({ baseURL: async ({ ownServer }, use) => use(ownServer.address) });

  test('I go on, close the page, and find on another one what is unsaved, until the server is back', async ({
    signIn,
    ownServer,
  }) => {
    const jin = await signIn('金哲宇');
    await openBoard(jin.page, JILIN);
    const heard: string[] = [];
    const plan = await openPlan(jin, heard);
    const fetched = Promise.all(
      ['live', 'unsent-changes'].map(async (part) =>
        (await plan.waitForResponse(new RegExp(`/assets/${part}-`))).finished(),
      ),
    );
    // From its first change on the other pages of the window look out for what is left of it.
    await dragByMouse(jin.page, '加快民营经济发展', '推进中');
    await saved(jin.page);
    await fetched;
    await ownServer.kill();
    await expect(jin.page.locator('[data-sync="offline"]')).toBeVisible();
    const title = '加快补齐基础设施短板';
    await dragByMouse(jin.page, title, '待验收');
    await expect(banner(jin.page)).toContainText('更改尚未保存');
    expect(await close(jin.page)).toBe(true);
    await jin.page.close();

    await plan.evaluate(() => window.dispatchEvent(new Event('online')));
    await plan.getByRole('button', { name: '1 处有更改未保存' }).click({ timeout: 20_000 });
    await expect(plan.getByRole('link', { name: JILIN }).last()).toBeVisible();
    await expect(plan.getByText('留在本机，会自动上传')).toBeVisible();
    expect(await violations(plan)).toEqual([]);

    await ownServer.start();
    await plan.evaluate(() => window.dispatchEvent(new Event('online')));
    await expect(plan.getByRole('button', { name: '有更改未保存' })).toHaveCount(0);
    await openBoard(plan, JILIN);
    await expect(cardIn(plan, '待验收', title)).toHaveCount(1);
    await expect(column(plan, '待验收')).toBeVisible();
    expect(heard.filter((message) => !CUT_OFF.test(message))).toEqual([]);
  });
});

test.describe('when the database takes no changes', () => {
  test.use({ baseURL: async ({ ownServer }, use) => use(ownServer.address) });

  test('I am told so, we go on working together, and all is saved when it takes them again', async ({
    signIn,
    ownServer,
  }) => {
    const [shen, cheng] = [await signIn('沈志远'), await signIn('程立新')];
    await openBoard(shen.page, NDRC);
    await openBoard(cheng.page, NDRC);
    const title = '推进行政管理体制改革';
    // Another process holds the file, as a backup that hangs would.
    const other = openDatabase(join(ownServer.dataDir, DATABASE_FILE));
    try {
      await other.raw('BEGIN IMMEDIATE');
      await dragByMouse(shen.page, title, '推进中');
      await expect(banner(shen.page)).toContainText('服务器暂时存不了更改：尚未保存。', { timeout: 20_000 });
      await expect(shen.page.getByText('未保存，留在本机')).toBeVisible();
      await expect(cardIn(cheng.page, '推进中', title)).toHaveCount(1);
      await dragByMouse(cheng.page, title, '待验收');
      await expect(cardIn(shen.page, '待验收', title)).toHaveCount(1);
      await expect(banner(cheng.page)).toContainText('尚未保存');
      expect(await close(shen.page)).toBe(true);
      await other.raw('ROLLBACK');
    } finally {
      await other.destroy();
    }
    await saved(shen.page);
    await saved(cheng.page);
    await expect(banner(shen.page)).toHaveCount(0);
    await shen.page.reload();
    await expect(cardIn(shen.page, '待验收', title)).toHaveCount(1);
  });
});
