import { expectNoViolation } from './support/accessible.ts';
import { expect, test } from './support/people.ts';

test.describe('a schedule of snapshots', () => {
  // A rule that the server refuses.
  test.use({ expectedMessages: [/400/] });

  test('a lead sets by the keyboard when snapshots are taken, is told what is wrong, and others read it', async ({
    signIn,
  }) => {
    const { page } = await signIn('何敏');
    const link = await page.locator('a[href^="/plans/"]').first().getAttribute('href');
    const path = `${link?.match(/^\/plans\/[^/?]+/)?.[0]}/snapshots/schedule`;
    await page.goto(path);
    await page.getByRole('radio', { name: '不自动生成' }).focus();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('radio', { name: '每周' })).toBeChecked();
    await page.getByRole('combobox', { name: '星期', exact: true }).selectOption({ label: '星期五' });
    await expect(page.getByRole('listitem').filter({ hasText: '星期五 08:00' })).toHaveCount(3);
    await page.getByRole('button', { name: '保存' }).press('Enter');
    await expect(page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible();
    await expectNoViolation(page, '每周');

    await page.getByRole('radio', { name: '自定规则' }).check();
    const rule = page.getByLabel('规则（cron）');
    await rule.fill('*/5 * * * *');
    await page.getByRole('button', { name: '保存' }).press('Enter');
    await expect(page.getByRole('status').filter({ hasText: '没有保存' })).toBeVisible();
    await expect(rule).toBeFocused();
    await expect(rule).toHaveValue('*/5 * * * *');
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectNoViolation(page, '自定规则');

    const { page: reader } = await signIn('苏晓');
    await reader.goto(path);
    await expect(reader.getByText('只有领导可以修改')).toBeVisible();
    await expect(reader.getByRole('listitem').filter({ hasText: '星期五 08:00' })).toHaveCount(3);
    await expect(reader.getByRole('button', { name: '保存' })).toHaveCount(0);
  });
});
