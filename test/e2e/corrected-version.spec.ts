import { readFileSync } from 'node:fs';
import { expectNoViolation } from './support/accessible.ts';
import { openBoard } from './support/board.ts';
import { notesPath, openNotes, putCaret, textOf, write } from './support/notes.ts';
import { expect, test } from './support/people.ts';

const TEXT = readFileSync('db/seeds/guofa-2016-62.txt', 'utf8');
/** One title is another, one agency has no part in a measure any more, and there is one measure more. */
const CORRECTED = TEXT.replace('（十三）加强政策宣传和舆论引导。', '（十三）加强政策宣传解读和舆论引导。')
  .replace('（国家发展改革委、全国工商联负责）', '（全国工商联负责）')
  .replace(
    '加快推动东北地区经济企稳向好，对于促进',
    '国务院办公厅要按季度通报工作进展。\n（十五）建立季度通报制度。\n（国务院办公厅负责）\n加快推动东北地区经济企稳向好，对于促进',
  );

/** A measure is not in it, under which an agency has a task. */
const WITHOUT_FIFTH = TEXT.replace(/加快推进黑龙江龙煤集团.*?(?=实施好东北地区培育和发展新兴产业)/su, '');

// The others of this worker know of the plan as it was.
test.use({
  baseURL: async ({ ownServer }, use) => use(ownServer.address),
  // A text that is refused.
  expectedMessages: [/409 \(Conflict\)/],
});

test('the administrator brings in a corrected version, sees what would change, and boards that are open follow', async ({
  signIn,
}) => {
  const shen = await signIn('沈志远');
  const { page } = await signIn('马骏');
  await openBoard(shen.page, '国家发展改革委');
  const card = shen.page.getByRole('link', { name: /推进行政管理体制改革/ });
  await expect(card).toBeVisible();

  await page.goto('/admin/plans');
  await page.getByRole('link', { name: /东北振兴/ }).click();
  await page.getByRole('link', { name: '导入修订版' }).click();
  await expect(page.getByRole('heading', { name: '导入修订版' })).toBeVisible();
  // What the plan says already is no correction of it.
  await page.getByRole('textbox', { name: '粘贴文件全文' }).fill(TEXT);
  await page.getByRole('button', { name: '读取' }).click();
  await expect(page.getByRole('alert')).toContainText('没有需要修订的内容');
  await page.getByRole('textbox', { name: '粘贴文件全文' }).fill(CORRECTED);
  await page.getByRole('button', { name: '读取' }).click();
  await page.getByRole('link', { name: '查看会有哪些变化' }).click();

  await expect(page.getByText('1 项新增')).toBeVisible();
  await expect(page.getByText('标题由“加强政策宣传和舆论引导”改为“加强政策宣传解读和舆论引导”')).toBeVisible();
  await expect(page.getByText('不再负责：国家发展改革委')).toBeVisible();
  await expectNoViolation(page, 'what would change');
  await expect(card).toBeVisible();
  await page.getByRole('button', { name: /^导入修订版，更新 \d+ 个看板$/ }).click();
  await expect(page).toHaveURL(/\/plans\/[\w-]+\/boards$/);

  // Without a reload: the card is put away, the other has its new title.
  await expect(card).toHaveCount(0);
  await expect(shen.page.getByRole('link', { name: /加强政策宣传解读和舆论引导/ })).toBeVisible();
  await shen.page.getByRole('link', { name: '已归档 1' }).click();
  await expectNoViolation(shen.page, 'archived cards');
  await shen.page.getByRole('link', { name: /推进行政管理体制改革/ }).click();
  await expect(shen.page.getByText('本单位不再承担这项举措')).toBeVisible();

  // What it said before can be read.
  await page.goto(page.url().replace(/boards$/, 'texts'));
  await page.getByRole('link', { name: /第 1 版/ }).click();
  await expect(page.getByText('（国家发展改革委、全国工商联负责）')).toBeVisible();
});

test('a lead who has all cards and the notes of a measure open sees by itself that the document dropped it', async ({
  signIn,
  ownServer,
}) => {
  const [cards, notes] = [await signIn('何敏'), await signIn('何敏')];
  await cards.page.goto(cards.page.url().replace(/overview.*$/, 'cards?group=measure'));
  await expect(cards.page.locator('[data-live=live]')).toBeVisible();
  const lane = cards.page.getByRole('region', { name: /支持资源枯竭、产业衰退地区转型/ });
  const task = lane.getByRole('link', { name: '四大煤城转型攻坚行动计划送审稿' });
  await expect(task).toBeVisible();
  await openNotes(notes, await notesPath(ownServer, '五'));
  await putCaret(notes);
  await write(notes, '请两部门核对名单');

  const { page } = await signIn('马骏');
  await page.goto('/admin/plans');
  await page.getByRole('link', { name: /东北振兴/ }).click();
  await page.getByRole('link', { name: '导入修订版' }).click();
  await page.getByRole('textbox', { name: '粘贴文件全文' }).fill(WITHOUT_FIFTH);
  await page.getByRole('button', { name: '读取' }).click();
  await page.getByRole('link', { name: '查看会有哪些变化' }).click();
  await page.getByRole('button', { name: /^导入修订版，更新 \d+ 个看板$/ }).click();
  await expect(page).toHaveURL(/\/plans\/[\w-]+\/boards$/);

  // Without a reload, on both: the lane has its task alone and says why; the text stays to be read.
  await expect(lane.getByText('举措已不在文件中')).toBeVisible();
  await expect(lane.getByRole('listitem')).toHaveCount(1);
  await expect(task).toBeVisible();
  await expectNoViolation(cards.page, 'the lane of a measure that is gone');
  await expect(notes.page.getByText('这项举措已不在文件中，会商记录保留备查，不能再修改。')).toBeVisible();
  await expect(textOf(notes.page)).toHaveAttribute('aria-readonly', 'true');
  await expect(textOf(notes.page)).toContainText('请两部门核对名单');
});
