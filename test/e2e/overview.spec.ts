import type { Page } from '@playwright/test';
import { dragByMouse, openBoard, saved } from './support/board.ts';
import { expect, test } from './support/people.ts';

/** The cell of a measure and an agency, by what is read out of it. */
const cell = (page: Page, agency: string, measure: string) =>
  page.getByRole('grid').getByRole('link', { name: new RegExp(`${agency}.*${measure}`) });

async function live(page: Page): Promise<void> {
  await expect(page.locator('[data-live="live"]')).toBeVisible();
}

test.describe(() => {
  // The test cuts the line.
  test.use({ expectedMessages: [/ERR_INTERNET_DISCONNECTED|WebSocket is closed before/] });

  test('a lead sees on the overview what a working group moves, also what it moved while the lead was away', async ({
    signIn,
  }) => {
    const [he, lin] = [await signIn('何敏'), await signIn('林书雅')];
    await expect(he.page).toHaveURL(/\/overview$/);
    await live(he.page);
    const card = cell(he.page, '工业和信息化部', '加快补齐基础设施短板');
    await expect(card).toContainText('未启动');

    await openBoard(lin.page, '工业和信息化部');
    await dragByMouse(lin.page, '加快补齐基础设施短板', '推进中');
    await expect(card).toContainText('推进中');
    await expect(he.page.locator('td[data-lit]')).toHaveCount(1);
    await expect(he.page.getByRole('status').filter({ hasText: '张卡片有变动' })).toContainText('工业和信息化部');

    await he.context.setOffline(true);
    await expect(he.page.locator('[data-live="offline"]')).toBeVisible();
    await dragByMouse(lin.page, '加快补齐基础设施短板', '待验收');
    await saved(lin.page);
    await expect(card).toContainText('推进中');
    await he.context.setOffline(false);
    await live(he.page);
    await expect(card).toContainText('待验收');
  });
});

test('a lead finds what is late by the keyboard and opens the card, and puts the overview on the wall', async ({
  signIn,
}) => {
  const { page } = await signIn('何敏');
  await live(page);
  await page.keyboard.press('/');
  await page.keyboard.type('国企');
  await expect(page.getByText('没有符合筛选的卡片')).toBeVisible();
  await page.getByRole('button', { name: '清除筛选' }).last().click();
  await page.getByLabel('时限').selectOption('已逾期');
  await expect(page).toHaveURL(/late=overdue/);
  await expect(page.getByRole('button', { name: /显示 \d+ 张，共 116 张/ })).toBeVisible();
  const first = page.getByRole('grid').getByRole('link').first();
  await first.focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('td a:focus')).toHaveAccessibleName(/逾期/);

  await page.getByRole('button', { name: '墙面显示' }).click();
  const wall = page.getByRole('dialog', { name: '墙面显示' });
  await expect(wall.getByRole('table')).toContainText('国有企业改革');
  await page.keyboard.press('Escape');
  await expect(wall).toBeHidden();
  await expect(page.getByRole('button', { name: '墙面显示' })).toBeFocused();

  await page.getByRole('grid').locator('td').getByRole('link').first().click();
  await expect(page).toHaveURL(/\/boards\/.+\/cards\/.+/);
  await expect(page.getByRole('complementary')).toBeVisible();
});

test('everybody sees all cards in lanes, and a plan’s old address still searches its boards', async ({ signIn }) => {
  const { page } = await signIn('沈志远');
  await expect(page).toHaveURL(/\/boards$/);
  const plan = page.url().replace(/\/boards$/, '');
  await page.getByRole('navigation', { name: '文件的各个页面' }).getByRole('link', { name: '全部卡片' }).click();
  await live(page);
  const lane = page.getByRole('region', { name: '财政部' });
  await expect(lane.getByRole('heading', { level: 2 })).toContainText('财政部');
  await page.getByLabel('分组').selectOption('按举措');
  await expect(page.getByRole('region', { name: /推进行政管理体制改革/ })).toBeVisible();
  await page.goto(`${plan}?q=财政`);
  await expect(page).toHaveURL(/\/boards\?q=/);
  await expect(page.getByText('显示 1 / 39 个单位')).toBeVisible();
});
