import type { Page } from '@playwright/test';
import { expectNoViolation } from './support/accessible.ts';
import { card, openBoard } from './support/board.ts';
import { decideOn } from './support/decisions.ts';
import { expect, test } from './support/people.ts';

const AGENCY = '工业和信息化部';
const TITLE = '加快传统产业转型升级';

const panel = (page: Page) => page.getByRole('complementary', { name: '打开的卡片' });
const flagged = (page: Page) => card(page, TITLE).getByTitle('进度滞后');

test('I flag a card and my word is on everybody’s board at once; its agency confirms the board, and I see it', async ({
  signIn,
}) => {
  const [he, lin] = [await signIn('何敏'), await signIn('林书雅')];
  for (const { page } of [he, lin]) {
    await page.goto('/');
    await openBoard(page, AGENCY);
  }
  await he.page.getByRole('link', { name: TITLE }).click();
  await panel(he.page).getByRole('button', { name: '挂牌督办…' }).click();
  await panel(he.page).getByRole('button', { name: '挂牌督办', exact: true }).click();
  await expect(panel(he.page).getByRole('alert')).toHaveText('请写明挂牌原因。');
  await panel(he.page)
    .getByRole('textbox', { name: /挂牌原因/ })
    .fill('进度滞后');
  await panel(he.page).getByRole('button', { name: '挂牌督办', exact: true }).click();

  await expect(flagged(lin.page)).toBeVisible();
  await expect(lin.page.getByText('1 张挂牌督办')).toBeVisible();
  await lin.page.getByRole('checkbox', { name: '挂牌督办' }).click();
  await expect(lin.page.getByRole('article')).toHaveCount(1);
  await lin.page.getByRole('checkbox', { name: '挂牌督办' }).click();
  await lin.page.getByRole('link', { name: TITLE }).click();
  await expect(panel(lin.page)).toContainText('进度滞后');
  await expect(panel(lin.page).getByRole('button', { name: /挂牌/ })).toHaveCount(0);
  await expectNoViolation(lin.page, 'a flagged card');

  await test.step('the agency confirms its board', async () => {
    await lin.page.getByRole('button', { name: '请确认看板' }).click();
    await expectNoViolation(lin.page, 'a call for confirmation');
    await lin.page.getByRole('button', { name: '确认看板与实际一致' }).click();
    await expect(lin.page.getByRole('button', { name: '已确认', exact: true })).toBeVisible();
    await expect(he.page.getByRole('button', { name: '已确认', exact: true })).toBeVisible();
  });

  await test.step('I lift the flag', async () => {
    await panel(he.page).getByRole('button', { name: '解除挂牌…' }).click();
    await he.page.keyboard.press('Enter');
    await expect(flagged(lin.page)).toHaveCount(0);
    await expect(panel(lin.page)).toContainText('解除了挂牌督办');
  });
});

test('my agency answers what it was told to do; it comes back, is answered again, and is gone when a lead takes it', async ({
  signIn,
  server,
}) => {
  const [he, lin] = [await signIn('何敏'), await signIn('林书雅')];
  const path = await decideOn(server, AGENCY, '三', '年内印发实施方案');
  await lin.page.goto('/');
  await lin.page.getByRole('link', { name: '1 条待处理' }).click();
  await lin.page.getByRole('link', { name: /查看第 \d+ 号交办事项/ }).click();
  await expect(lin.page).toHaveURL(new RegExp(`${path}$`));
  await he.page.goto(path);
  const answer = (page: Page) => panel(page).getByRole('textbox', { name: /答复第|审核意见/ });
  const press = (page: Page, name: string) => panel(page).getByRole('button', { name, exact: true }).click();

  await answer(lin.page).fill('已印发');
  await lin.page.reload();
  await expect(answer(lin.page)).toHaveValue('已印发');
  await press(lin.page, '已办结');
  await expect(panel(he.page)).toContainText('已印发');
  await answer(he.page).fill('请附文号');
  await press(he.page, '退回');
  await expect(panel(lin.page)).toContainText('请附文号');
  await answer(lin.page).fill('工信部规〔2026〕1号');
  await expectNoViolation(lin.page, 'a returned instruction');
  await press(lin.page, '已办结');
  await expect(panel(he.page)).toContainText('工信部规〔2026〕1号');
  await press(he.page, '通过');
  for (const { page } of [he, lin]) {
    await expect(panel(page).getByRole('heading', { name: '交办事项' })).toHaveCount(0);
    await expect(page.getByRole('link', { name: /条待处理/ })).toHaveCount(0);
  }
});
