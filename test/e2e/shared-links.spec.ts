import { expectNoViolation } from './support/accessible.ts';
import { expect, sentBy, test } from './support/people.ts';

test.use({ expectedMessages: [/404/] });

test('a lead makes a link, a stranger reads the snapshot by it, and not once it is revoked', async ({
  signIn,
  browser,
}) => {
  const { page } = await signIn('何敏');
  await page.goto('/');
  const planId =
    /\/plans\/([\w-]+)/.exec(page.url())?.[1] ??
    (await page.locator('a[href^="/plans/"]').first().getAttribute('href'))?.split('/')[2];
  const taken = await page.request.post(`/api/plans/${planId}/snapshots`, {
    data: { title: '给专家看' },
    headers: await sentBy(page),
  });
  const { id } = await taken.json();
  await page.goto(`/snapshots/${id}/links`);
  await page.getByRole('button', { name: '新建链接' }).click();
  await expect(page.getByRole('heading', { name: '链接已建好' })).toBeFocused();
  const address = await page.getByRole('textbox', { name: '地址' }).inputValue();
  await expectNoViolation(page, 'links to a snapshot');

  const stranger = await (await browser.newContext({ locale: 'zh-CN' })).newPage();
  await stranger.goto(address);
  await expect(stranger.getByRole('heading', { level: 1, name: /给专家看/ })).toBeVisible();
  await expect(stranger.getByText('本页不显示人员姓名')).toBeVisible();
  await expect(stranger.locator('body')).not.toContainText('何敏');
  await expectNoViolation(stranger, 'a shared board');
  await stranger.getByRole('link', { name: '按举措' }).click();
  const measures = stranger.getByRole('combobox', { name: '选择举措' });
  await measures.focus();
  await measures.press('ArrowDown');
  await measures.press('ArrowDown');
  const chosen = await measures.inputValue();
  const cards = stranger.locator(`[data-card] a[href*="of=${chosen}"]`);
  await expect(cards.first()).toBeVisible();
  await expect(measures).toBeFocused();
  await cards.first().press('Enter');
  await expect(stranger.getByRole('complementary')).toBeVisible();
  await stranger.keyboard.press('Escape');
  await stranger.getByRole('link', { name: '总表' }).click();
  await expect(stranger.getByRole('table')).toBeVisible();
  await expectNoViolation(stranger, 'a shared matrix');
  await stranger.getByRole('link', { name: '打印' }).click();
  await expect(stranger.getByRole('button', { name: '打印' })).toBeVisible();
  await expect(stranger.getByRole('heading', { name: '各单位看板' })).toBeVisible();

  await page.reload();
  await expect(page.getByText('2 次')).toBeVisible();
  await page.getByText('收回', { exact: true }).click();
  await page.getByRole('button', { name: '确定收回' }).press('Enter');
  await expect(page.getByText(/^已收回/)).toBeVisible();
  await stranger.goto(address);
  await expect(stranger.getByRole('heading', { name: '这个链接打不开' })).toBeVisible();
  await stranger.context().close();
});
