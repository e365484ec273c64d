import { openBoard } from './support/board.ts';
import { expect, test } from './support/people.ts';

test.use({ baseURL: async ({ ownServer }, use) => use(ownServer.address) });

test('an administrator names, limits and retires stages while a member has the board open', async ({ signIn }) => {
  const { page: member } = await signIn('顾明哲');
  await openBoard(member, '财政部');
  const column = (name: string) =>
    member.locator('[data-stage]').filter({ has: member.getByRole('heading', { name }) });
  await expect(column('推进中').getByRole('listitem')).not.toHaveCount(0);

  const { page } = await signIn('马骏');
  await page.getByRole('banner').getByRole('button', { name: '马骏' }).click();
  await page.getByRole('link', { name: '管理', exact: true }).click();
  await page.getByRole('navigation', { name: '管理' }).getByRole('link', { name: '文件' }).click();
  await page.getByRole('link', { name: /东北振兴/ }).click();

  const stage = (name: string) => page.getByRole('listitem', { name });
  await stage('未启动').getByLabel('中文名称').fill('等待启动');
  await stage('未启动').getByLabel('在办上限').fill('1');
  await stage('未启动').getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible();
  await expect(column('等待启动')).toContainText('超限');

  const moving = await column('推进中').getByRole('listitem').count();
  const there = await column('待验收')
    .getByRole('listitem')
    .filter({ has: member.getByRole('link') })
    .count();
  await stage('推进中').getByText('撤销这个阶段').click();
  await stage('推进中').getByLabel('卡片移到').selectOption({ label: '待验收' });
  await stage('推进中').getByRole('button', { name: '撤销', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: '已撤销' })).toBeFocused();
  await expect(stage('推进中')).toHaveCount(0);
  await expect(column('推进中')).toHaveCount(0);
  await expect(
    column('待验收')
      .getByRole('listitem')
      .filter({ has: member.getByRole('link') }),
  ).toHaveCount(there + moving);
  await expect(member.getByRole('status').filter({ hasText: '已保存' })).toBeVisible();
});
