import { blocks, expectBlocks, newNotes, openNotes, putCaret, selectWords, textOf, write } from './support/notes.ts';
import { expect, type Person, test } from './support/people.ts';

const marked = ({ page }: Person) => textOf(page).locator('[data-thread]');
const panel = ({ page }: Person) => page.getByRole('region', { name: '批注' });
const openPanel = ({ page }: Person) => page.getByRole('button', { name: /^批注/ }).click();

test('I comment on words, another sees it at once, mentions a third in a reply, who finds it and resolves it', async ({
  signIn,
  server,
}) => {
  const path = await newNotes(server, '四');
  const [shen, lin, gu] = [await signIn('沈志远'), await signIn('林书雅'), await signIn('顾明哲')];
  for (const person of [shen, lin]) await openNotes(person, path);
  await putCaret(shen);
  await write(shen, '资金由财政部安排，年底前到位。');
  await expectBlocks(lin.page, ['资金由财政部安排，年底前到位。']);

  await selectWords(shen, '年底前');
  await shen.page.keyboard.press('Control+Alt+m');
  await shen.page.getByRole('textbox', { name: '批注内容' }).fill('能否提前到九月？');
  await shen.page.keyboard.press('Control+Enter');
  await expect(marked(shen)).toHaveText('年底前');

  await test.step('the other sees it without reloading, and replies', async () => {
    await expect(marked(lin)).toHaveText('年底前');
    await openPanel(lin);
    await expect(panel(lin)).toContainText('能否提前到九月？');
    await panel(lin).getByRole('button', { name: '年底前' }).click();
    await panel(lin).getByRole('textbox', { name: '回复' }).fill('请');
    await lin.page.keyboard.type('@顾');
    await lin.page.getByRole('option', { name: /顾明哲/ }).click();
    await lin.page.keyboard.type('定。');
    await lin.page.keyboard.press('Control+Enter');
    await expect(panel(shen)).toContainText('请@顾明哲 定。');
  });

  await test.step('the words stay marked while others write before them', async () => {
    await putCaret(lin, 0);
    await write(lin, '关于资金：');
    await expectBlocks(shen.page, ['关于资金：资金由财政部安排，年底前到位。']);
    for (const person of [shen, lin]) await expect(marked(person)).toHaveText('年底前');
  });

  await test.step('whoever was mentioned is led there from any page', async () => {
    await gu.page.goto('/');
    await gu.page.getByRole('link', { name: '1 条待处理' }).click();
    await expect(gu.page.getByRole('listitem').filter({ hasText: '请@顾明哲 定。' })).toBeVisible();
    await gu.page.getByRole('link', { name: /^查看讨论/ }).click();
    await expect(panel(gu)).toContainText('能否提前到九月？');
    await panel(gu).getByRole('textbox', { name: '回复' }).fill('九月可以。');
    await gu.page.keyboard.press('Control+Enter');
    await panel(gu).getByRole('button', { name: '解决' }).click();
    await expect(marked(gu)).toHaveCount(0);
    await expect(gu.page.getByRole('link', { name: /条待处理/ })).toHaveCount(0);
    for (const person of [shen, lin]) await expect(panel(person)).toContainText('已解决 1');
  });
  expect(await blocks(shen.page)).toEqual(['关于资金：资金由财政部安排，年底前到位。']);
});

test('with the keyboard alone I comment, and Esc keeps what I have begun to say', async ({ signIn, server }) => {
  const path = await newNotes(server, '六');
  const shen = await signIn('沈志远');
  await openNotes(shen, path);
  await putCaret(shen);
  await write(shen, '先看这一段。');
  const { keyboard } = shen.page;
  await keyboard.press('Control+Alt+m');
  const field = shen.page.getByRole('textbox', { name: '批注内容' });
  await expect(field).toBeFocused();
  await keyboard.type('半句话');
  await keyboard.press('Escape');
  await expect(field).toHaveCount(0);
  await expectBlocks(shen.page, ['先看这一段。']);

  await putCaret(shen);
  await keyboard.press('Control+Alt+m');
  await expect(field).toHaveValue('半句话');
  await keyboard.type('，说完');
  await keyboard.press('Control+Enter');
  await expect(panel(shen)).toContainText('半句话，说完');
  await expect(marked(shen)).toHaveText('先看这一段。');
});
