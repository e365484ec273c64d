import {
  agree,
  blocks,
  expectBlocks,
  InputMethod,
  newNotes,
  openNotes,
  putCaret,
  textOf,
  write,
} from './support/notes.ts';
import { expect, type Person, test } from './support/people.ts';

/** What each of three writes: no character is in it twice, or in another's. */
const LATIN = 'abcdefghijklmnopqrstuvwxyz';
const CYRILLIC = 'абвгдежзийклмнопрстуфхцчшщ';
const HAN = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥金木水火';

/** Of a text the characters that one person wrote. */
const of = (run: string, text: string) => [...text].filter((character) => run.includes(character)).join('');

const type = ({ page }: Person, words: string) => page.keyboard.type(words, { delay: 5 });

test.describe('writing in the same paragraph at once', () => {
  test('three of us at its start, in its middle and at its end lose nothing and double nothing', async ({
    signIn,
    server,
  }) => {
    const path = await newNotes(server, '四');
    const [shen, lin, gu] = [await signIn('沈志远'), await signIn('林书雅'), await signIn('顾明哲')];
    await openNotes(shen, path);
    await openNotes(lin, path);
    await openNotes(gu, path);
    await putCaret(shen);
    await write(shen, '「·」');
    for (const { page } of [lin, gu]) await expectBlocks(page, ['「·」']);
    await putCaret(shen, 0);
    await putCaret(lin, 2);
    await putCaret(gu);

    await Promise.all([type(shen, LATIN), type(lin, CYRILLIC), type(gu, HAN)]);

    const [text = '', ...others] = await agree([shen, lin, gu], path);
    expect(others).toEqual([]);
    expect(text).toBe(`${LATIN}「·${CYRILLIC}」${HAN}`);
  });

  test('three of us at the very same place keep each our own order', async ({ signIn, server }) => {
    const path = await newNotes(server, '五');
    const [shen, lin, gu] = [await signIn('沈志远'), await signIn('林书雅'), await signIn('顾明哲')];
    for (const person of [shen, lin, gu]) await openNotes(person, path);
    await putCaret(shen);
    await write(shen, '「」');
    for (const { page } of [lin, gu]) await expectBlocks(page, ['「」']);
    for (const person of [shen, lin, gu]) await putCaret(person, 1);

    await Promise.all([type(shen, LATIN), type(lin, CYRILLIC), type(gu, HAN)]);

    const [text = ''] = await agree([shen, lin, gu], path);
    expect(text).toHaveLength(LATIN.length + CYRILLIC.length + HAN.length + 2);
    for (const run of [LATIN, CYRILLIC, HAN]) expect(of(run, text)).toBe(run);
  });

  test('we begin in empty notes at the same moment, and everything stands there once', async ({ signIn, server }) => {
    const path = await newNotes(server, '八');
    const [shen, lin] = [await signIn('沈志远'), await signIn('林书雅')];
    for (const person of [shen, lin]) await openNotes(person, path);
    for (const person of [shen, lin]) await textOf(person.page).focus();

    await Promise.all([type(shen, LATIN), type(lin, CYRILLIC)]);

    const text = (await agree([shen, lin], path)).join('');
    expect(text).toHaveLength(LATIN.length + CYRILLIC.length);
    for (const run of [LATIN, CYRILLIC]) expect(of(run, text)).toBe(run);
  });
});

test.describe('with an input method', () => {
  test('I compose a word while others write before it and in it, and it stands there once', async ({
    signIn,
    server,
  }) => {
    const path = await newNotes(server, '六');
    const [shen, lin, he] = [await signIn('沈志远'), await signIn('林书雅'), await signIn('何敏')];
    for (const person of [shen, lin, he]) await openNotes(person, path);
    await putCaret(shen);
    await write(shen, '会商：');
    await expectBlocks(lin.page, ['会商：']);
    const method = await InputMethod.of(shen);

    for (const [i, words] of ['国家', '发展', '改革'].entries()) {
      await method.compose('pinyin');
      await putCaret(lin, 0);
      await type(lin, LATIN.slice(i * 5, i * 5 + 5));
      await putCaret(he);
      await type(he, CYRILLIC.slice(i * 5, i * 5 + 5));
      await method.set('pinyin wan');
      await method.choose(words);
    }

    const text = (await agree([shen, lin, he], path)).join('|');
    expect(text).not.toMatch(/pin|wan/);
    expect(of('国家发展改革', text)).toBe('国家发展改革');
    expect(of(LATIN, text)).toBe('klmnofghijabcde');
    expect(of(CYRILLIC, text)).toBe(CYRILLIC.slice(0, 15));
    expect(text.length).toBe(3 + 6 + 15 + 15);
  });

  test('two of us compose in one paragraph at once', async ({ signIn, server }) => {
    const path = await newNotes(server, '七');
    const [shen, lin] = [await signIn('沈志远'), await signIn('林书雅')];
    for (const person of [shen, lin]) await openNotes(person, path);
    await putCaret(shen);
    await write(shen, '「·」');
    await expectBlocks(lin.page, ['「·」']);
    await putCaret(shen, 1);
    await putCaret(lin, 2);
    const [mine, hers] = [await InputMethod.of(shen), await InputMethod.of(lin)];
    await mine.compose('zhongyang');
    await hers.compose('difang');
    await mine.choose('中央');
    await hers.choose('地方');
    expect(await agree([shen, lin], path)).toEqual(['「中央·地方」']);
  });

  test('what I began to compose and gave up leaves nothing behind', async ({ signIn, server }) => {
    const path = await newNotes(server, '十四');
    const [shen, he] = [await signIn('沈志远'), await signIn('何敏')];
    for (const person of [shen, he]) await openNotes(person, path);
    await putCaret(shen);
    await write(shen, '督查');
    await expectBlocks(he.page, ['督查']);
    const method = await InputMethod.of(shen);
    await method.compose('bushi');
    await putCaret(he, 0);
    await type(he, 'abc');
    await method.cancel();
    expect(await agree([shen, he], path)).toEqual(['abc督查']);
    await write(shen, '组');
    expect(await agree([shen, he], path)).toEqual(['abc督查组']);
  });

  test('somebody deletes the paragraph in which I am composing, and we go on from the same text', async ({
    signIn,
    server,
  }) => {
    const path = await newNotes(server, '九');
    const [shen, he] = [await signIn('沈志远'), await signIn('何敏')];
    for (const person of [shen, he]) await openNotes(person, path);
    await putCaret(shen);
    await write(shen, '第一段\n第二段');
    await expectBlocks(he.page, ['第一段', '第二段']);
    const method = await InputMethod.of(shen);
    await method.compose('shanchu');
    // What is being composed is passed on now and then: he deletes it too.
    await expectBlocks(he.page, ['第一段', '第二段shanchu']);
    await putCaret(he, 'end', 1);
    // All ten characters, and what divides the paragraphs.
    for (let key = 0; key < 11; key++) await he.page.keyboard.press('Backspace');
    await expectBlocks(he.page, ['第一段']);
    await method.choose('删除');
    // The browser says that it has the words before the page has them.
    await expect.poll(async () => (await blocks(shen.page)).join('|')).toContain('删除');
    const text = (await agree([shen, he], path)).join('|');
    expect(text).not.toContain('shanchu');
    expect(text).toContain('第一段');
    expect(text).not.toContain('第二段');
    // What was composed meanwhile is not gone with the paragraph it was in.
    expect(text).toContain('删除');
    await write(shen, '完');
    expect((await agree([shen, he], path)).join('|')).toContain('完');
  });
});

test('undo takes back what I wrote and nothing of what another wrote since', async ({ signIn, server }) => {
  const path = await newNotes(server, '十三');
  const [shen, he] = [await signIn('沈志远'), await signIn('何敏')];
  for (const person of [shen, he]) await openNotes(person, path);
  await putCaret(shen);
  await write(shen, '我写的');
  await expectBlocks(he.page, ['我写的']);
  await putCaret(he);
  await write(he, '，她写的');
  await expectBlocks(shen.page, ['我写的，她写的']);
  await shen.page.keyboard.press('Control+z');
  expect(await agree([shen, he], path)).toEqual(['，她写的']);
  await shen.page.keyboard.press('Control+y');
  expect(await agree([shen, he], path)).toEqual(['我写的，她写的']);
  await he.page.getByRole('button', { name: '撤销我的上一步' }).click();
  expect(await agree([shen, he], path)).toEqual(['我写的']);
  expect(await blocks(he.page)).toEqual(['我写的']);
});

test('an observer reads along and can change nothing; a lead writes', async ({ signIn, server }) => {
  const path = await newNotes(server, '十');
  const [su, he] = [await signIn('苏晓'), await signIn('何敏')];
  await openNotes(he, path);
  await su.page.goto(path);
  await expect(su.page.locator('[data-sync="read-only"]')).toHaveText('只读');
  await putCaret(he);
  await write(he, '对口合作');
  await expectBlocks(su.page, ['对口合作']);
  const text = textOf(su.page);
  await expect(text).toHaveAttribute('contenteditable', 'false');
  await expect(text).toHaveAttribute('aria-readonly', 'true');
  await text.focus();
  await su.page.keyboard.type('abc');
  await su.page.keyboard.press('Delete');
  await expect(su.page.getByRole('toolbar')).toHaveCount(0);
  await write(he, '方案');
  await expectBlocks(su.page, ['对口合作方案']);
  await expectBlocks(he.page, ['对口合作方案']);
});
