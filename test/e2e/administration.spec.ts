import { expectNoViolation } from './support/accessible.ts';
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

test('an administrator merges two agencies that both have a board, and a member at work is led to the board of both', async ({
  signIn,
}) => {
  const { page: member } = await signIn('顾明哲');
  await openBoard(member, '财政部');
  const before = member.url();
  await member.getByRole('link', { name: /（四）/ }).click();
  await expect(member.getByRole('complementary')).toContainText('（四）');

  const { page } = await signIn('马骏');
  await page.goto('/admin/agencies?q=财政部');
  await page.getByRole('link', { name: '财政部', exact: true }).click();
  await page.getByRole('link', { name: '与另一个单位合并…' }).click();
  await page.getByLabel('查找要并入的单位').fill('发展改革委');
  await page.getByRole('button', { name: '查找' }).click();
  await page.getByRole('link', { name: '并入“国家发展改革委”' }).click();
  await expect(page.getByText(/张卡片是同一举措/)).toBeVisible();
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: '合并', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: '已合并' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: '财政部' })).toContainText('并入于');

  await expect(member.getByRole('status').filter({ hasText: '“财政部”已并入“国家发展改革委”' })).toBeVisible();
  await expect(member.getByRole('heading', { level: 1, name: '国家发展改革委' })).toBeVisible();
  await expect(member.getByRole('complementary')).toContainText('（四）');
  await page.goto(before);
  await expect(page.getByText('并入“国家发展改革委”的看板')).toBeVisible();
});

const SECOND = '试点工作方案\n一、工作任务。\n（一）推进改革。完善机制。（财政部负责）';

test.describe('of two plans', () => {
  // The board that is taken away from somebody, and its address afterwards.
  test.use({ expectedMessages: [/the server responded with a status of 404/] });

  test('an administrator gives somebody one alone, and they are out of the other at once', async ({ signIn }) => {
    const { page: reader } = await signIn('苏晓');
    await openBoard(reader, '财政部');
    const before = reader.url();

    const { page } = await signIn('马骏');
    await page.goto('/plans/new');
    await page.getByRole('textbox', { name: '粘贴文件全文' }).fill(SECOND);
    await page.getByRole('button', { name: '读取' }).click();
    await page.getByRole('link', { name: '生成看板' }).click();
    await page.getByRole('button', { name: /^生成 1 个看板/ }).click();
    await expect(page).toHaveURL(/\/plans\/[\w-]+\/boards$/);

    await page.goto('/admin/people/demo-su-xiao');
    await page.getByRole('checkbox', { name: /观察员/ }).uncheck();
    await page.getByText('只限个别文件的身份').click();
    await page.getByRole('combobox', { name: '第 1 项：文件' }).selectOption({ label: '试点工作方案' });
    await page.getByRole('combobox', { name: '第 1 项：身份' }).selectOption({ label: '领导' });
    await expectNoViolation(page, 'what somebody is in single plans');
    await page.getByRole('button', { name: '保存' }).press('Enter');
    await expect(page.getByRole('checkbox', { name: '试点工作方案 · 领导' })).toBeChecked();

    await reader.goto('/');
    await expect(reader).toHaveURL(/\/plans\/[^/]+\/overview$/);
    await expect(reader.getByText('试点工作方案').first()).toBeVisible();
    await reader.goto(before);
    await expect(reader.getByRole('heading', { level: 1 })).toHaveText('没有这个页面');
    await reader.goto('/account');
    await expect(reader.getByText('仅限 试点工作方案 · 领导')).toBeVisible();
  });
});
