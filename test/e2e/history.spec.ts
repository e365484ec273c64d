import { cardIn, carryRight, openBoard, saved } from './support/board.ts';
import { expect, test } from './support/people.ts';

test('I go back in time by the keyboard, see the board as it was, and come to the same moment by its address', async ({
  signIn,
}) => {
  const { page } = await signIn('顾明哲');
  const plan = page.url().replace(/\/boards$/, '');
  await openBoard(page, '财政部');
  await carryRight(page, '支持资源枯竭');
  await expect(cardIn(page, '推进中', '支持资源枯竭')).toBeVisible();
  await saved(page);

  await page.getByRole('link', { name: '历史', exact: true }).click();
  const slider = page.getByRole('slider', { name: '看板的时刻' });
  await expect(slider).toHaveAttribute('aria-valuetext', /^现在：顾明哲，.*支持资源枯竭.*：从“未启动”移到“推进中”$/);
  await expect(page.getByText('当时的看板')).toBeVisible();
  await expect(cardIn(page, '推进中', '支持资源枯竭')).toContainText('从“未启动”');

  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(slider).toHaveAttribute('aria-valuetext', /从“未启动”移到“推进中”/);
  await page.keyboard.press('ArrowLeft');
  await expect(cardIn(page, '未启动', '支持资源枯竭')).toBeVisible();
  await expect(cardIn(page, '推进中', '支持资源枯竭')).toHaveCount(0);
  await expect(slider).not.toHaveAttribute('aria-valuetext', /从“未启动”移到/);
  await expect(slider).toBeFocused();
  await expect(page).toHaveURL(/\?at=/);
  const told = await slider.getAttribute('aria-valuetext');

  await page.reload();
  await expect(slider).toHaveAttribute('aria-valuetext', told ?? '');
  await expect(cardIn(page, '未启动', '支持资源枯竭')).toBeVisible();
  await slider.focus();
  await page.keyboard.press('Home');
  await expect(page.getByText('此时还没有任何变动。')).toBeVisible();
  await page.keyboard.press('PageUp');
  await expect(page.getByText('此时还没有任何变动。')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuetext', /从“未启动”移到“推进中”/);
  await page.keyboard.press('End');
  await expect(cardIn(page, '推进中', '支持资源枯竭')).toBeVisible();

  await cardIn(page, '推进中', '支持资源枯竭').getByRole('link').click();
  await expect(page.getByText('只看这张卡片的历史')).toBeVisible();
  await page.getByRole('button', { name: '上一次变动' }).click();
  await page.getByRole('button', { name: '上一次变动' }).click();
  await page.getByRole('button', { name: '上一次变动' }).click();
  await expect(page.getByRole('status').filter({ hasText: '起点：文件导入' })).toBeAttached();

  const today = async () => {
    await page.goto(`${plan}/flow`);
    await page.getByText('用表格看同样的数字').click();
    return page
      .getByRole('table', { name: '各阶段卡片逐日变化' })
      .getByRole('row')
      .nth(1)
      .getByRole('cell')
      .allInnerTexts();
  };
  const counts = (await today()).map(Number);
  expect(counts.slice(0, 4).reduce((sum, count) => sum + count, 0)).toBe(counts[4]);
  await page.getByRole('combobox', { name: '单位' }).selectOption({ label: '财政部' });
  await expect(page).toHaveURL(/board=/);
  const own = page.getByRole('img', { name: '各阶段卡片逐日变化' });
  await expect(own.locator('desc')).toContainText('推进中');
});
