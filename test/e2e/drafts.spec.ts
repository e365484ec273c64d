import { readFileSync } from 'node:fs';
import { expectNoViolation } from './support/accessible.ts';
import { expect, test } from './support/people.ts';

/** The first document as a second one: another number, an agency by another name, and words that mean harm. */
const TEXT = readFileSync('db/seeds/guofa-2016-62.txt', 'utf8')
  .replace('国发〔2016〕62号', '国发〔2016〕63号')
  .replace('（国家发展改革委、全国工商联负责）', '（国家发改委、全国工商联负责）')
  .replace('在东北地区至少设立一家民营银行。', '在东北地区至少设立一家民营银行<img src=x onerror=alert(1)>。');

// The others of this worker know of one plan.
test.use({ baseURL: async ({ ownServer }, use) => use(ownServer.address) });

test('the administrator pastes a document, corrects an agency and a deadline beside its source, and makes the boards', async ({
  signIn,
}) => {
  const { page } = await signIn('马骏');
  await page.getByRole('link', { name: '导入文件' }).click();
  await page.getByRole('textbox', { name: '粘贴文件全文' }).fill(TEXT);
  await page.getByRole('button', { name: '读取' }).click();
  await expect(page.getByText('14 项举措 · 36 项任务 · 40 个单位')).toBeVisible();
  // What the source says stays what it says.
  await expect(page.getByText('民营银行<img src=x onerror=alert(1)>').first()).toBeVisible();

  // Two names of one agency become one.
  await page.getByRole('button', { name: '把“国家发改委”合并到“国家发展改革委”' }).click();
  await expect(page.getByText('14 项举措 · 36 项任务 · 39 个单位')).toBeVisible();

  // What is left to people comes first, and leads to what it is about.
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.getByText(/第 1 处，共 1 处/)).toBeVisible();
  await page.getByRole('textbox', { name: '举措标题' }).fill('加快民营经济发展');
  await page.getByRole('textbox', { name: '举措标题' }).press('Enter');
  await expect(page.getByText('没有需要核对的地方')).toBeVisible();

  // From a passage to what was understood of it.
  await page.getByRole('region', { name: '原文' }).getByText('在东北三省各选择10—20家').click();
  await expect(page.getByRole('link', { name: '收起: 举措（二）任务 2' })).toBeVisible();
  const day = page.getByLabel('“2017年底前”的日期');
  await day.fill('2017-11-30');
  await day.press('Enter');
  await page.getByRole('button', { name: '移除人力资源社会保障部' }).click();
  await expect(page.getByRole('button', { name: '移除人力资源社会保障部' })).toHaveCount(0);
  await expectNoViolation(page, 'a draft with a commitment open');

  // A slip is taken back, by key.
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Control+z');
  await page.getByRole('region', { name: '原文' }).getByText('在东北三省各选择10—20家').click();
  await expect(page.getByRole('button', { name: '移除人力资源社会保障部' })).toBeVisible();
  await expect(page.getByLabel('“2017年底前”的日期')).toHaveValue('2017-11-30');

  await page.getByRole('link', { name: '生成看板' }).click();
  await expectNoViolation(page, 'the confirmation of boards');
  await page.getByRole('button', { name: '生成 39 个看板、116 张卡片' }).click();
  await expect(page).toHaveURL(/\/plans\/[\w-]+\/boards$/);
  await page.goto(page.url().replace(/boards$/, 'source'));
  await expect(page.getByText('国发〔2016〕63号').first()).toBeVisible();
  await expect(page.getByText('2017年11月30日').first()).toBeVisible();
});
