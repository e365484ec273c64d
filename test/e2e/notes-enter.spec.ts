import { agree, expectBlocks, newNotes, openNotes, putCaret, write } from './support/notes.ts';
import { expect, test } from './support/people.ts';

test.use({ expectedMessages: [/ERR_INTERNET_DISCONNECTED|WebSocket|Failed to fetch|Failed to load/] });

const LATIN = 'abcdefghijklmnopqrstuvwxyz';

test('two of us press Enter in one paragraph at once, without a connection, and nothing doubles', async ({
  signIn,
  server,
}) => {
  const path = await newNotes(server, '四');
  const people = [await signIn('沈志远'), await signIn('林书雅')] as const;
  const [shen, lin] = people;
  for (const person of people) await openNotes(person, path);
  await putCaret(shen);
  await write(shen, '一二三四五六七八');
  await expectBlocks(lin.page, ['一二三四五六七八']);
  for (const { context } of people) await context.setOffline(true);
  await putCaret(shen, 3);
  await shen.page.keyboard.press('Enter');
  await putCaret(lin, 5);
  await lin.page.keyboard.press('Enter');
  await lin.page.keyboard.type('乙');
  for (const { context } of people) await context.setOffline(false);

  const text = (await agree(people, path)).join('');
  expect(text.replace('乙', '')).toBe('一二三四五六七八');
  expect(text).toContain('乙');
});

test('I press Enter before the words that another is writing, and they stay together', async ({ signIn, server }) => {
  const path = await newNotes(server, '五');
  const people = [await signIn('沈志远'), await signIn('林书雅')] as const;
  const [shen, lin] = people;
  for (const person of people) await openNotes(person, path);
  await putCaret(shen);
  await write(shen, '一二三四');
  await expectBlocks(lin.page, ['一二三四']);
  await putCaret(lin, 3);
  await putCaret(shen, 1);

  const typing = lin.page.keyboard.type(LATIN, { delay: 20 });
  for (let times = 0; times < 3; times++) {
    await shen.page.keyboard.press('Enter');
    await shen.page.keyboard.press('ArrowRight');
  }
  await typing;

  expect((await agree(people, path)).join('')).toBe(`一二三${LATIN}四`);
});
