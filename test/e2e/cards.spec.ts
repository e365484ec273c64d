import { card, cardIn, column, openBoard, saved, titlesIn } from './support/board.ts';
import { expect, test } from './support/people.ts';

test('the first paint has every card before any script runs', async ({ signIn }) => {
  const { page } = await signIn('林书雅', { javaScriptEnabled: false });
  await page.getByRole('link', { name: '国家发展改革委', exact: true }).click();
  await expect(page.getByRole('article')).not.toHaveCount(0);
  for (const number of '一 二 三 四 五 六 七 八 九 十'.split(' ')) {
    await expect(page.getByRole('link', { name: `（${number}）` })).toHaveCount(1);
  }
});

test('who may only read sees no handle, no menu and no way to add', async ({ signIn }) => {
  const { page } = await signIn('苏晓');
  await openBoard(page, '工业和信息化部');
  await expect(page.locator('[data-sync="read-only"]')).toHaveText('只读');
  await expect(column(page, '未启动').getByRole('button', { name: /移动|添加/ })).toHaveCount(0);
  await page.getByRole('article').getByRole('link').first().click();
  await expect(page.getByRole('complementary').getByRole('textbox')).toHaveCount(0);
  await expect(page.getByRole('complementary').getByRole('button', { name: /拆成/ })).toHaveCount(0);
});

test('I add one task after the other, and an Enter of the input method adds none', async ({ signIn }) => {
  const { page, context } = await signIn('林书雅');
  await openBoard(page, '工业和信息化部');
  await column(page, '推进中').getByRole('button', { name: '添加任务' }).click();
  const field = page.getByRole('textbox', { name: '在“推进中”添加任务' });
  await field.fill('走访机器人企业');
  await field.press('Enter');
  await expect(cardIn(page, '推进中', '走访机器人企业')).toHaveCount(1);
  await expect(field).toBeFocused();

  const client = await context.newCDPSession(page);
  await client.send('Input.imeSetComposition', { text: 'huibao', selectionStart: 6, selectionEnd: 6 });
  await field.press('Enter');
  await expect(field).toHaveValue('huibao');
  await client.send('Input.insertText', { text: '汇报进展' });
  await expect(field).toHaveValue('汇报进展');
  await field.press('Enter');
  await expect(cardIn(page, '推进中', '汇报进展')).toHaveCount(1);
  expect((await titlesIn(page, '推进中')).filter((title) => title.includes('huibao'))).toEqual([]);
  await field.press('Escape');
  await expect(field).toHaveCount(0);
  await saved(page);
});

test('I break a commitment out, tick it off, name a contact, and my colleague sees all of it', async ({ signIn }) => {
  const shen = await signIn('沈志远');
  const cheng = await signIn('程立新');
  await openBoard(shen.page, '国家发展改革委');
  await openBoard(cheng.page, '国家发展改革委');
  const title = '支持资源枯竭、产业衰退地区转型';
  await shen.page.getByRole('link', { name: title }).click();
  const panel = shen.page.getByRole('complementary');
  await panel.getByRole('checkbox').first().check();
  await expect(card(cheng.page, title)).toContainText('1/3');
  await panel.getByRole('textbox', { name: '包干责任人' }).fill('振兴司 李岩');
  await panel.getByRole('textbox', { name: '包干责任人' }).press('Enter');
  await expect(card(cheng.page, title)).toContainText('振兴司 李岩');
  await panel
    .getByRole('button', { name: /拆成任务卡/ })
    .first()
    .click();
  await expect(cheng.page.getByRole('article').filter({ hasText: '任务 · 举措（五）' })).toHaveCount(1);
  await saved(shen.page);
  await expect(panel.getByText('标记为已完成').or(panel.getByText('振兴司 李岩')).first()).toBeVisible();

  await shen.page.keyboard.press('Escape');
  await shen.page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await expect(card(shen.page, title).getByRole('link')).toBeFocused();
});

test('I filter the board and clear the filter with one click', async ({ signIn }) => {
  const { page } = await signIn('何敏');
  await openBoard(page, '国家发展改革委');
  const all = await page.getByRole('article').count();
  await page.keyboard.press('/');
  await page.keyboard.type('体制改革');
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(page).toHaveURL(/q=/);
  await page.getByRole('button', { name: '清除筛选' }).click();
  await expect(page.getByRole('article')).toHaveCount(all);
  await page.getByRole('combobox', { name: '时限' }).selectOption('overdue');
  await expect(page.getByRole('article')).toHaveCount(1);
});

test('on a phone a swipe scrolls and moves no card', async ({ signIn }) => {
  const { page, context } = await signIn('迟雪峰', {
    viewport: { width: 390, height: 500 },
    hasTouch: true,
    isMobile: true,
  });
  await openBoard(page, '黑龙江省人民政府');
  const before = await titlesIn(page, '未启动');
  const list = column(page, '未启动').getByRole('list');
  const client = await context.newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x: 195, y }] });
  await touch('touchStart', 420);
  for (let y = 405; y >= 240; y -= 15) await touch('touchMove', y);
  await touch('touchEnd');
  await expect.poll(() => list.evaluate((element) => element.scrollTop)).toBeGreaterThan(0);
  expect(await titlesIn(page, '未启动')).toEqual(before);
  await page.getByRole('navigation', { name: '阶段' }).getByRole('button', { name: '待验收' }).click();
  await expect(column(page, '待验收').getByRole('heading', { level: 2 })).toBeInViewport();
});

test('the interface speaks English when I say so, and goes on doing so', async ({ signIn }) => {
  const { page } = await signIn('马骏');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await expect(page.getByRole('button', { name: '中文' })).toBeVisible();
});

test.describe('without a session', () => {
  test('a board that I was sent opens once I have signed in', async ({ signIn, browser, server }) => {
    const { page } = await signIn('金哲宇');
    await page.getByRole('link', { name: '吉林省人民政府', exact: true }).click();
    await expect(page).toHaveURL(/\/boards\//);
    const context = await browser.newContext({ baseURL: server.address, locale: 'zh-CN' });
    const visitor = await context.newPage();
    await visitor.goto(page.url());
    await expect(visitor).toHaveURL(/sign-in/);
    await visitor.getByRole('button', { name: /包文娟/ }).click();
    await expect(visitor.getByRole('heading', { level: 1, name: '吉林省人民政府' })).toBeVisible();
    await context.close();
  });
});
