import { card, cardIn, column, openBoard, type StageName, saved } from './support/board.ts';
import {
  agree,
  blocks,
  expectBlocks,
  newNotes,
  notesPath,
  openNotes,
  putCaret,
  textOf,
  writable,
  write,
} from './support/notes.ts';
import { expect, type Person, test } from './support/people.ts';

const CUT_OFF = /ERR_INTERNET_DISCONNECTED|WebSocket|Failed to fetch|Failed to load/;
const TITLE = '加强创新载体和平台建设';

/** Moves a card by its menu and asks for the line on what that achieved. */
async function moveAndNote({ page }: Person, stage: StageName) {
  await card(page, TITLE)
    .getByRole('button', { name: /^移动到…/ })
    .click();
  await page.getByRole('menu').getByRole('menuitemradio', { name: stage }).click();
  await expect(cardIn(page, stage, TITLE)).toHaveCount(1);
  await page.getByRole('button', { name: '记一笔进展…' }).click();
  return page.getByRole('textbox', { name: /这一步取得了什么进展/ });
}

test('from a card I open its notes beside the board, write there, and Esc never takes what I write', async ({
  signIn,
  server,
}) => {
  const [shen, he] = [await signIn('沈志远'), await signIn('何敏')];
  const path = await notesPath(server, '八');
  await openNotes(he, path);
  await openBoard(shen.page, '国家发展改革委');
  await card(shen.page, '加快补齐基础设施短板').getByRole('link').click();
  await shen.page
    .getByRole('complementary')
    .getByRole('link', { name: /会商记录/ })
    .click();
  await writable(shen.page);
  await textOf(shen.page).focus();
  await shen.page.keyboard.type('在看板旁写的');
  await expectBlocks(he.page, ['在看板旁写的']);
  await shen.page.keyboard.press('Escape');
  await shen.page.keyboard.press('Escape');
  await expect(textOf(shen.page)).toBeFocused();
  await expect(column(shen.page, '未启动')).toBeVisible();
  // The keys of the board are letters in the text.
  await shen.page.keyboard.type('n/?');
  await expectBlocks(he.page, ['在看板旁写的n/?']);

  await shen.page.getByRole('link', { name: '关闭会商记录，回到卡片' }).click();
  await expect(shen.page.getByRole('complementary').getByRole('link', { name: /会商记录/ })).toBeVisible();
  expect(await blocks(he.page)).toEqual(['在看板旁写的n/?']);
});

test.describe('after a move I am offered a line on what was achieved', () => {
  test.use({ expectedMessages: [CUT_OFF] });

  test('it stands in the notes under the day, my agency and me, and is kept while I am offline', async ({
    signIn,
    server,
  }) => {
    const [shen, he] = [await signIn('沈志远'), await signIn('何敏')];
    const path = await notesPath(server, '七');
    await openNotes(he, path);
    await openBoard(shen.page, '国家发展改革委');

    await test.step('skipped, nothing is written', async () => {
      const field = await moveAndNote(shen, '待验收');
      await expect(field).toBeFocused();
      await field.press('Escape');
      await expect(field).toHaveCount(0);
    });

    const field = await moveAndNote(shen, '已完成');
    await field.fill('三个创新平台已挂牌');
    await saved(shen.page);
    await shen.page.waitForLoadState('networkidle');
    await shen.context.setOffline(true);
    await field.press('Enter');
    await expect(shen.page.getByRole('alert').filter({ hasText: '现在连不上服务器' })).toBeVisible();
    await expect(field).toHaveValue('三个创新平台已挂牌');
    await shen.context.setOffline(false);
    await saved(shen.page);
    await field.press('Enter');
    await expect(shen.page.getByText('的进展已记入会商记录')).toBeVisible();

    const heading = textOf(he.page).getByRole('heading');
    await expect(heading).toContainText('国家发展改革委 沈志远');
    await expect(heading.locator('time')).toHaveCount(1);
    await expect.poll(async () => (await blocks(he.page)).slice(1)).toEqual(['三个创新平台已挂牌']);
  });
});

test('I follow somebody and am taken along in the text, until I go on by myself', async ({ signIn, server }) => {
  const path = await newNotes(server, '四');
  const [shen, lin] = [await signIn('沈志远'), await signIn('林书雅')];
  for (const person of [shen, lin]) await openNotes(person, path);
  await putCaret(shen);
  await write(shen, Array.from({ length: 40 }, (_, i) => `第${i + 1}段`).join('\n'));
  await expect.poll(async () => (await blocks(lin.page)).length).toBe(40);
  const last = textOf(lin.page).getByText('第40段');
  await expect(last).not.toBeInViewport();
  await lin.page.getByRole('button', { name: /^跟随沈志远/ }).click();
  await shen.page.keyboard.type('，写在最后');
  await expect(textOf(lin.page).getByText('写在最后')).toBeInViewport();
  await expect(textOf(lin.page).locator('[data-caret-of]')).toContainText('沈志远 · 国家发展改革委');
  await lin.page.getByRole('button', { name: /^不再跟随沈志远/ }).click();
  await expect(lin.page.getByRole('button', { name: /^跟随沈志远/ })).toBeVisible();
  await agree([shen, lin], path);
});

test('I see who wrote which paragraph, and what is new since I last looked, until I have seen it', async ({
  signIn,
  server,
}) => {
  const path = await newNotes(server, '六');
  const [shen, lin] = [await signIn('沈志远'), await signIn('林书雅')];
  await openNotes(lin, path);
  await putCaret(lin);
  await write(lin, '工信部的一段');
  await lin.page.waitForRequest(/\/seen$/);
  await lin.page.goto('/');

  await openNotes(shen, path);
  await putCaret(shen);
  await write(shen, '\n发改委的一段');
  await shen.page.getByRole('button', { name: '显示各单位写的段落' }).click();
  const legend = shen.page.getByRole('list', { name: '各单位所写' });
  await expect(legend.getByRole('listitem')).toHaveText([/工业和信息化部\s*5\d%|国家发展改革委\s*5\d%/, /\d+%/]);
  await expect(shen.page.locator('.notes-authored').first()).toHaveAttribute('title', '工业和信息化部（林书雅）');
  await expect(shen.page.locator('.notes-authored').last()).toHaveAttribute('title', '国家发展改革委（沈志远）');

  await openNotes(lin, path);
  await expect(lin.page.locator('.notes-text .is-new')).toHaveText('发改委的一段');
  await lin.page.waitForRequest(/\/seen$/);
  const authors = lin.page.waitForResponse(/\/authors$/);
  await lin.page.reload();
  await writable(lin.page);
  await authors;
  await expect(lin.page.locator('.notes-text .is-new')).toHaveCount(0);
});
