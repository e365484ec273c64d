import { agree, blocks, expectBlocks, newNotes, openNotes, putCaret, writable, write } from './support/notes.ts';
import { expect, type Person, test } from './support/people.ts';

const CUT_OFF = /ERR_CONNECTION|WebSocket|Failed to fetch|Failed to load/;
test.use({ baseURL: async ({ ownServer }, use) => use(ownServer.address), expectedMessages: [CUT_OFF] });

const panel = ({ page }: Person) => page.getByRole('region', { name: /^版本|的版本$/ });
const openPanel = ({ page }: Person) => page.getByRole('button', { name: '版本记录' }).click();

test('I restore a version while two others write: everybody sees it, nothing written since is lost, I can undo it', async ({
  signIn,
  ownServer,
}) => {
  const path = await newNotes(ownServer, '四');
  const [shen, lin, gu] = [await signIn('沈志远'), await signIn('林书雅'), await signIn('顾明哲')];
  for (const person of [shen, lin, gu]) await openNotes(person, path);
  await putCaret(shen);
  await write(shen, '第一稿');
  await putCaret(lin);
  await expectBlocks(lin.page, ['第一稿']);
  await write(lin, '，工信部补充');
  // A server that ends keeps a version first.
  await ownServer.stop();
  await ownServer.start();
  expect(await agree([shen, lin, gu], path)).toEqual(['第一稿，工信部补充']);

  await putCaret(shen, 0);
  for (let i = 0; i < 3; i++) await shen.page.keyboard.press('Delete');
  await write(shen, '第二稿');
  await expectBlocks(gu.page, ['第二稿，工信部补充']);

  await openPanel(shen);
  const version = panel(shen).getByRole('button', { name: /自动保存/ });
  await expect(version).toContainText('沈志远（国家发展改革委）');
  await expect(version).toContainText('林书雅（工业和信息化部）');
  await version.click();
  await expect(panel(shen)).toContainText('第一稿，工信部补充');
  await panel(shen).getByRole('button', { name: '此后的改动' }).click();
  await expect(panel(shen).locator('ins')).toContainText('二');
  await expect(panel(shen).locator('del')).toContainText('一');

  await panel(shen).getByRole('button', { name: '恢复这个版本' }).click();
  await putCaret(lin);
  await putCaret(gu);
  await Promise.all([
    shen.page.getByRole('dialog').getByRole('button', { name: '恢复' }).click(),
    lin.page.keyboard.type('甲乙丙丁戊己', { delay: 30 }),
    gu.page.keyboard.type('abcdef', { delay: 30 }),
  ]);
  await expect(panel(shen)).toContainText('原来的文字已保存为一个版本');
  await expect(panel(shen).getByRole('button', { name: /恢复之前/ })).toHaveCount(1);

  // What both texts have stays where it is: who writes after it goes on writing there.
  await expect.poll(async () => (await blocks(gu.page)).join('')).toMatch(/^第一稿，工信部补充[^第一稿]*$/);
  const restored = (await agree([shen, lin, gu], path)).join('');
  await putCaret(lin);
  await write(lin, '后来的话');
  await expect.poll(async () => (await blocks(shen.page)).join('')).toContain('后来的话');

  await shen.page.getByRole('button', { name: '撤销我的上一步' }).click();
  const undone = (await agree([shen, lin, gu], path)).join('');
  expect(undone).toContain('第二稿，工信部补充');
  expect(undone).toContain('后来的话');
  expect(undone).not.toContain('第一稿');
  expect(restored).not.toContain('第二稿');
  for (const text of [restored, undone]) {
    const of = (run: string) => [...text].filter((character) => run.includes(character)).join('');
    expect('甲乙丙丁戊己'.endsWith(of('甲乙丙丁戊己'))).toBe(true);
    expect('abcdef'.endsWith(of('abcdef'))).toBe(true);
  }
});

test('who may only read sees versions, and no way to restore them', async ({ signIn, ownServer }) => {
  const path = await newNotes(ownServer, '六');
  const [shen, su] = [await signIn('沈志远'), await signIn('苏晓')];
  await openNotes(shen, path);
  await putCaret(shen);
  await write(shen, '一稿');
  await ownServer.stop();
  await ownServer.start();
  await su.page.goto(path);
  await openPanel(su);
  await panel(su)
    .getByRole('button', { name: /自动保存/ })
    .click();
  await expect(panel(su)).toContainText('一稿');
  await expect(panel(su)).toContainText('只有负责这项举措的单位成员和领导可以恢复版本');
  await expect(panel(su).getByRole('button', { name: '恢复这个版本' })).toHaveCount(0);
  await writable(shen.page);
});
