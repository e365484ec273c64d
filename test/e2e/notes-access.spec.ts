import { expectNoViolation, schemesIn } from './support/accessible.ts';
import { expectBlocks, newNotes, notesPath, openNotes, putCaret, textOf, write } from './support/notes.ts';
import { expect, test } from './support/people.ts';

test('by the keyboard I reach the tools, use them, and come back to where I was', async ({ signIn, server }) => {
  const path = await newNotes(server, '四');
  const { page } = await signIn('沈志远');
  await openNotes({ page }, path);
  await putCaret({ page });
  await write({ page }, '重点');
  const { keyboard } = page;
  // At once, as two keys come to a page that is busy: the editor has not heard of the selection yet.
  await page.evaluate(() => {
    getSelection()?.modify('extend', 'backward', 'lineboundary');
    const press = { key: 'F10', code: 'F10', altKey: true, bubbles: true, cancelable: true };
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', press));
  });
  const bar = page.getByRole('toolbar', { name: '编辑工具' });
  await expect(bar.getByRole('button').first()).toBeFocused();
  await keyboard.press('ArrowRight');
  await keyboard.press('End');
  await expect(bar.getByRole('button', { name: '快捷键' })).toBeFocused();
  await bar.getByRole('button', { name: '加粗' }).focus();
  await keyboard.press('Enter');
  await expect(bar.getByRole('button', { name: '加粗' })).toHaveAttribute('aria-pressed', 'true');
  await expect(textOf(page).locator('strong')).toHaveText('重点');
  await expect(textOf(page)).toBeFocused();
  await keyboard.press('Control+b');
  await expect(textOf(page).locator('strong')).toHaveCount(0);

  await keyboard.press('Control+/');
  const dialog = page.getByRole('dialog', { name: '会商记录的快捷键' });
  await expect(dialog).toBeVisible();
  await keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(textOf(page)).toBeFocused();
  for (let i = 0; i < 3; i++) await keyboard.press('Escape');
  await keyboard.press('End');
  await keyboard.type('仍在');
  await expectBlocks(page, ['重点仍在']);

  await page.getByRole('button', { name: '版本记录' }).focus();
  await keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '版本', exact: true })).toBeFocused();
  await keyboard.press('Escape');
  await expect(page.getByRole('button', { name: '版本记录' })).toBeFocused();
});

for (const [locale, words] of [
  [
    'zh-CN',
    { authors: '显示各单位写的段落', comments: /^批注/, versions: '版本记录', draft: '批注内容', beside: /看板旁打开/ },
  ],
  [
    'en',
    {
      authors: 'Show which agency wrote which paragraph',
      comments: /^Comments/,
      versions: 'Versions',
      draft: 'Your comment',
      beside: /^Open beside the board/,
    },
  ],
] as const) {
  for (const colorScheme of schemesIn(locale)) {
    test(`everybody can use the notes with all that is beside them, in ${locale}, ${colorScheme}`, async ({
      signIn,
      server,
    }) => {
      const path = await newNotes(server, colorScheme === 'light' ? '六' : '七');
      const lin = await signIn('林书雅');
      await openNotes(lin, path);
      const { page } = await signIn('沈志远', { locale, colorScheme });
      // The name at somebody's caret fades otherwise, and is pale while it does.
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await openNotes({ page }, path);
      await expectNoViolation(page, 'empty notes');
      await putCaret({ page });
      await page.keyboard.type('# 标题\n- 甲\n乙\n\n[ ] 待办\n\n正文一段。');
      await putCaret(lin);
      await write(lin, '林书雅写的。');
      await expect(textOf(page).getByText('林书雅写的。')).toBeVisible();
      await page.getByRole('button', { name: words.authors }).click();
      await expect(page.locator('.notes-authored').first()).toBeVisible();
      await expectNoViolation(page, 'who wrote what');

      await putCaret({ page });
      await page.keyboard.press('Control+Alt+m');
      await page.getByRole('textbox', { name: words.draft }).fill('看这里');
      await expectNoViolation(page, 'a comment that is begun');
      await page.keyboard.press('Control+Enter');
      await expect(textOf(page).locator('[data-thread]').first()).toBeVisible();
      await expectNoViolation(page, 'comments');
      await page.getByRole('button', { name: words.versions }).click();
      await expectNoViolation(page, 'versions');
      await page.goto(await notesPath(server, '六'));
      await page.getByRole('link', { name: words.beside }).click();
      await expect(page.getByRole('complementary')).toBeVisible();
      await expect(textOf(page)).toHaveAttribute('contenteditable', 'true');
      await page.getByRole('button', { name: words.comments }).click();
      await expectNoViolation(page, 'notes beside a board');
    });
  }
}
