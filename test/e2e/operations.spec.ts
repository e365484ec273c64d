import { join } from 'node:path';
import type { Knex } from 'knex';
import { DATABASE_FILE, openDatabase } from '../../db/connection.server.ts';
import { expectNoViolation } from './support/accessible.ts';
import { openBoard } from './support/board.ts';
import { expect, test } from './support/people.ts';

/** The database as somebody with SQL has it. */
async function withDatabase<T>(dataDir: string, work: (db: Knex) => Promise<T>): Promise<T> {
  const db = openDatabase(join(dataDir, DATABASE_FILE));
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

test('the administrator finds how the server fares, and who is on the boards, without reloading', async ({
  signIn,
}) => {
  const { page } = await signIn('马骏');
  await page.getByRole('banner').getByRole('button', { name: '马骏' }).click();
  await page.getByRole('link', { name: '管理', exact: true }).click();
  await page.getByRole('link', { name: '运行状况' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '运行状况' })).toBeVisible();
  await expect(page.getByText('更改能正常写入数据库')).toBeVisible();
  await expect(page.getByText('没有发现损坏的数据')).toBeVisible();
  const people = page.locator('dt', { hasText: '在线人数' }).locator('xpath=following-sibling::dd');
  await expect(people).toHaveText('0');

  const { page: member } = await signIn('顾明哲');
  await openBoard(member, '财政部');
  await page.bringToFront();
  await expect(people).toHaveText('1');
});

test.describe('for everybody else', () => {
  test.use({ expectedMessages: [/404/] });

  test('there is no such page, nor a way to it', async ({ signIn, request }) => {
    const { page } = await signIn('何敏');
    await expect(page.getByRole('banner').getByRole('button', { name: '何敏' })).toBeVisible();
    await expect(page.getByRole('link', { name: '管理', exact: true, includeHidden: true })).toHaveCount(0);
    const pages = [];
    for (const path of ['/operations', '/nothing']) {
      const response = await page.goto(path);
      pages.push([response?.status(), await page.title(), await page.getByRole('main').innerText()]);
    }
    expect(pages[0]).toEqual(pages[1]);
    expect(pages[0]?.[0]).toBe(404);
    const signedOut = await request.get('/operations', { maxRedirects: 0 });
    expect([signedOut.status(), signedOut.headers().location]).toEqual([302, '/sign-in?to=%2Foperations']);
  });
});

test.describe('with data that are not as they were written', () => {
  test.use({ baseURL: async ({ ownServer }, use) => use(ownServer.address) });

  test('they are listed with the board they are of, which opened all the same', async ({ signIn, ownServer }) => {
    const board = await withDatabase(ownServer.dataDir, async (db) => {
      const agency = db('agencies').where({ name: '水利部' }).select('id');
      const { id } = await db('boards').whereIn('agency_id', agency).first('id');
      await db('documents')
        .where({ name: `board/${id}` })
        .update({ state: Buffer.from('damaged') });
      return id;
    });
    const { page } = await signIn('马骏');
    await page.getByRole('link', { name: /东北振兴/ }).click();
    await openBoard(page, '水利部');
    await expect(async () => {
      await page.goto('/operations');
      await expect(page.getByText(`board/${board}`)).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await expect(page.getByText('请尽快检查服务器的磁盘和内存')).toBeVisible();
    await expectNoViolation(page, 'damaged data');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectNoViolation(page, 'damaged data in the dark');
    await page.getByRole('link', { name: '水利部' }).click();
    await expect(page.getByRole('heading', { level: 1, name: '水利部' })).toBeVisible();
    await expect(page.getByRole('article')).not.toHaveCount(0);
  });
});

test('without script the page is whole, and its link reads it anew', async ({ signIn }) => {
  const { page } = await signIn('马骏', { javaScriptEnabled: false });
  await page.goto('/operations');
  await expect(page.getByText('更改能正常写入数据库')).toBeVisible();
  await page.getByRole('link', { name: '刷新' }).click();
  await expect(page.getByText('没有发现损坏的数据')).toBeVisible();
});

test.describe('while the server is away', () => {
  test.use({
    baseURL: async ({ ownServer }, use) => use(ownServer.address),
    expectedMessages: [/ERR_(CONNECTION|SOCKET|EMPTY)|Failed to fetch/],
  });

  test('the page stays, says so, and comes back by itself', async ({ signIn, ownServer }) => {
    const { page } = await signIn('马骏');
    await page.goto('/operations');
    await expect(page.getByText('更改能正常写入数据库')).toBeVisible();
    await ownServer.kill();
    await expect(page.getByText(/连不上服务器/)).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText('内存中的看板')).toBeVisible();
    await ownServer.start();
    await expect(page.getByText('更改能正常写入数据库')).toBeVisible({ timeout: 20_000 });
    await expect(page.getByText(/连不上服务器/)).toHaveCount(0);
  });
});

test('a session that ends leads to the sign-in page and back', async ({ signIn, server }) => {
  const { page } = await signIn('马骏');
  await page.goto('/operations');
  await withDatabase(server.dataDir, (db) => db('sessions').where({ person_id: 'demo-ma-jun' }).delete());
  await expect(page).toHaveURL(/sign-in\?to=%2Foperations/, { timeout: 20_000 });
});
