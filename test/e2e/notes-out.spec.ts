import { readFileSync } from 'node:fs';
import { makePng } from '../support/images.ts';
import { expectBlocks, newNotes, openNotes, putCaret, textOf, write } from './support/notes.ts';
import { expect, type Person, test } from './support/people.ts';

/** Pastes or drops a file as the browser tells a page of it. */
async function give({ page }: Person, how: 'paste' | 'drop'): Promise<void> {
  await textOf(page).evaluate(
    (element, { how, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], '平台照片.png', { type: 'image/png' }));
      const common = { bubbles: true, cancelable: true };
      const { left, bottom } = element.getBoundingClientRect();
      const event =
        how === 'paste'
          ? new ClipboardEvent('paste', { ...common, clipboardData: data })
          : new DragEvent('drop', { ...common, dataTransfer: data, clientX: left + 30, clientY: bottom - 30 });
      element.dispatchEvent(event);
    },
    { how, base64: makePng().toString('base64') },
  );
}

test('I paste and drop a picture, and the others see it', async ({ signIn, server }) => {
  const path = await newNotes(server, '四');
  const [shen, lin] = [await signIn('沈志远'), await signIn('林书雅')];
  for (const person of [shen, lin]) await openNotes(person, path);
  await putCaret(shen);
  await write(shen, '照片：');
  const images = textOf(lin.page).locator('img[src^="/images/"]');
  await give(shen, 'paste');
  await expect(images).toHaveCount(1);
  await give(shen, 'drop');
  await expect(images).toHaveCount(2);
  for (const image of await images.all()) {
    await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(9);
  }
  await expect(shen.page.getByText('平台照片.png')).not.toHaveCount(0);
});

test.describe('what stands in the notes', () => {
  test('goes out as Markdown to the clipboard, as .md and as .docx', async ({ signIn, server }) => {
    const path = await newNotes(server, '六');
    const shen = await signIn('沈志远');
    await shen.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await openNotes(shen, path);
    await putCaret(shen);
    await write(shen, '## 共识\n- 甲\n乙\n\n结束');
    await expectBlocks(shen.page, ['共识', '甲乙', '结束']);
    const menu = async (item: string) => {
      await shen.page.getByRole('button', { name: '导出' }).click();
      await shen.page.getByRole('menuitem', { name: item }).click();
    };
    await menu('复制为 Markdown');
    await expect(shen.page.getByText('已复制为 Markdown')).toBeVisible();
    expect(await shen.page.evaluate(() => navigator.clipboard.readText())).toContain('## 共识\n\n- 甲\n- 乙\n\n结束');

    for (const [item, ending, start] of [
      ['下载 Markdown（.md）', 'md', '# （六之'],
      ['下载 Word 文档（.docx）', 'docx', 'PK'],
    ] as const) {
      const download = shen.page.waitForEvent('download');
      await menu(item);
      const file = await download;
      expect(file.suggestedFilename()).toMatch(new RegExp(`大力培育新动能.*\\.${ending}$`));
      expect(
        readFileSync(await file.path())
          .toString('utf8')
          .startsWith(start),
      ).toBe(true);
    }
  });

  test('is printed without what is there to write it', async ({ signIn, server }) => {
    const path = await newNotes(server, '七');
    const shen = await signIn('沈志远');
    await openNotes(shen, path);
    await putCaret(shen);
    await write(shen, '打印的内容');
    await shen.page.emulateMedia({ media: 'print' });
    await expect(textOf(shen.page)).toBeVisible();
    await expect(shen.page.getByRole('heading', { level: 1 })).toBeVisible();
    for (const away of ['toolbar', 'banner'] as const) await expect(shen.page.getByRole(away)).toBeHidden();
    await expect(shen.page.locator('[data-sync]')).toBeHidden();
    await expect(shen.page.getByRole('button')).toHaveCount(0);
  });
});
