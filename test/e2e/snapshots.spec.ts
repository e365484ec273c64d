import { expectNoViolation } from './support/accessible.ts';
import { dragByMouse, openBoard, saved } from './support/board.ts';
import { expect, sentBy, test } from './support/people.ts';
import { planPath } from './support/reviews.ts';

const LIAONING = '辽宁省人民政府';
const MOVED = '加快补齐基础设施短板';

// Which number a snapshot has depends on those that others have taken.
test.use({ baseURL: async ({ ownServer }, use) => use(ownServer.address) });

test('a lead takes a snapshot, a member moves on, and the lead sees on the board what moved', async ({ signIn }) => {
  const he = await signIn('何敏');
  await he.page.goto(`${new URL(he.page.url()).pathname.split('/').slice(0, 3).join('/')}/snapshots`);

  await test.step('takes it, though the button is pressed twice', async () => {
    await he.page.getByRole('textbox', { name: '标题' }).fill('三月调度会');
    await he.page.getByRole('button', { name: '生成快照' }).dblclick();
    await expect(he.page.getByRole('status').filter({ hasText: '快照已生成：第 3 号。' })).toBeVisible();
    await expect(he.page.getByRole('heading', { level: 1, name: '第 3 号快照：三月调度会' })).toBeFocused();
    await expect(he.page.getByText('校验无误')).toBeVisible();
  });

  const snapshot = new URL(he.page.url()).pathname;
  await test.step('reads it: nothing on it can be moved', async () => {
    await he.page.getByRole('combobox', { name: '单位' }).selectOption({ label: LIAONING });
    await expect(he.page).toHaveURL(/agency=/);
    await expect(he.page.getByRole('article').first()).toBeVisible();
    await expect(he.page.getByRole('article').getByRole('button')).toHaveCount(0);
    await expect(he.page.locator('[draggable="true"]')).toHaveCount(0);
  });
  const read = await he.page.locator('[data-frozen-board]').innerText();

  const han = await signIn('韩冬梅');
  await openBoard(han.page, LIAONING);
  await dragByMouse(han.page, MOVED, '推进中');
  await saved(han.page);

  await test.step('sees a ghost where the card was and a mark where it is', async () => {
    await he.page.getByRole('combobox', { name: '比较' }).selectOption('live');
    const ghost = he.page.locator('[data-ghost]').filter({ hasText: MOVED });
    await expect(ghost).toContainText('现在在“推进中”');
    const card = he.page.getByRole('region', { name: '推进中' }).locator('[data-card]').filter({ hasText: MOVED });
    await expect(card).toContainText('从“未启动”推进');
    await expect(he.page.getByRole('region', { name: '变化汇总' })).toContainText('1 张推进');
  });

  await test.step('opens it by keyboard, reads old and new, closes it, and is where they were', async () => {
    const link = he.page.locator('[data-card]').filter({ hasText: MOVED }).getByRole('link');
    await link.focus();
    await he.page.keyboard.press('Enter');
    const panel = he.page.getByRole('complementary');
    await expect(panel.getByRole('heading', { level: 2 })).toBeFocused();
    await expect(panel.locator('del')).toHaveText('原来：未启动');
    await expect(panel.locator('ins')).toHaveText('现在：推进中');
    await he.page.keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
    await expect(link).toBeFocused();
  });

  await test.step('and the snapshot itself is as it was', async () => {
    await he.page.getByRole('combobox', { name: '比较' }).selectOption('');
    await expect(he.page.locator('[data-ghost]')).toHaveCount(0);
    expect(await he.page.locator('[data-frozen-board]').innerText()).toBe(read);
    await he.page.goto(`${snapshot}?view=matrix&with=live`);
    await expect(he.page.getByRole('table').locator('s')).toHaveText('未启动');
    await he.page.getByRole('navigation', { name: '前后的快照' }).getByRole('link', { name: '全部快照' }).click();
    // With the two of the demo, and their head.
    await expect(he.page.getByRole('row')).toHaveCount(4);
  });
});

test('on a phone the stages of a snapshot are told by tabs, each a touch away', async ({ signIn, ownServer }) => {
  const plan = await planPath(ownServer);
  const he = await signIn('何敏', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const { request } = he.page;
  const taken = await request.post(`/api${plan}/snapshots`, { data: { title: '' }, headers: await sentBy(he.page) });
  await he.page.goto(`/snapshots/${(await taken.json()).id}`);
  const tabs = he.page.getByRole('navigation', { name: '阶段' });
  const tab = (name: string) => tabs.getByRole('button', { name });
  await expect(tab('未启动')).toHaveAttribute('aria-current', 'true');
  const column = he.page.getByRole('region', { name: '推进中' });
  await expect(column).not.toBeInViewport();
  await tab('推进中').tap();
  await expect(column).toBeInViewport();
  await expect(tab('推进中')).toHaveAttribute('aria-current', 'true');
  await expect(column.getByRole('heading', { level: 2 })).toBeInViewport();
  await tab('未启动').tap();
  await he.page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await tab('推进中').tap();
  await expect(column.getByRole('heading', { level: 2 })).toBeInViewport();
  await expect(tab('推进中')).toHaveText(`推进中 ${await column.getByRole('article').count()}`);
  await expectNoViolation(he.page, 'a snapshot on a phone');
});
