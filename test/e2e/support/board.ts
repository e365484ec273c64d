import { expect, type Locator, type Page } from '@playwright/test';

/** The stages of the demo's plan, in Chinese. */
export type StageName = '未启动' | '推进中' | '待验收' | '已完成';

/** Opens an agency's board from the list of all boards, and waits until changes can be made there. */
export async function openBoard(page: Page, agency: string): Promise<void> {
  await page.getByRole('link', { name: agency, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: agency })).toBeVisible();
  await expect(page.locator('[data-sync="saved"], [data-sync="read-only"]')).toBeVisible();
}

/** A stage's column. */
export function column(page: Page, stage: StageName): Locator {
  return page.getByRole('region', { name: stage });
}

/** A card by words of its title, wherever it stands. */
export function card(page: Page, title: string): Locator {
  return page.locator('article[data-card]').filter({ has: page.getByRole('link', { name: title }) });
}

/** A card by words of its title, in one stage. */
export function cardIn(page: Page, stage: StageName, title: string): Locator {
  return column(page, stage)
    .getByRole('article')
    .filter({ has: page.getByRole('link', { name: title }) });
}

/** The titles of a column's cards from the top down. */
export async function titlesIn(page: Page, stage: StageName): Promise<string[]> {
  return column(page, stage).getByRole('heading', { level: 3 }).allInnerTexts();
}

/** Every column's titles: what one person sees of the board. */
export async function wholeBoard(page: Page): Promise<Record<string, string[]>> {
  const stages: StageName[] = ['未启动', '推进中', '待验收', '已完成'];
  return Object.fromEntries(await Promise.all(stages.map(async (stage) => [stage, await titlesIn(page, stage)])));
}

/** Waits until the server has acknowledged everything. */
export async function saved(page: Page): Promise<void> {
  await expect(page.locator('[data-sync="saved"]')).toBeVisible();
}

/** Drags a card to the top of a column, as a hand with a mouse does. */
export async function dragByMouse(page: Page, title: string, stage: StageName): Promise<void> {
  const from = await middle(card(page, title).getByRole('heading'));
  const to = await topOf(column(page, stage));
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, from.y + 8);
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await expect(column(page, stage)).toHaveAttribute('data-over', '');
  await page.mouse.up();
}

/** Carries a card one column to the right by the keyboard. */
export async function carryRight(page: Page, title: string): Promise<void> {
  const handle = card(page, title).getByRole('button', { name: /^移动卡片/ });
  await handle.focus();
  await page.keyboard.press('Space');
  await expect(page.locator('[data-insertion]')).toBeVisible();
  const before = await page.locator('section[data-over]').getAttribute('data-stage');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('section[data-over]')).not.toHaveAttribute('data-stage', before ?? '');
  await page.keyboard.press('Space');
}

/** Holds a finger on a card and carries it to the tab of another stage, as on a phone. */
export async function carryByTouch(page: Page, title: string, stage: StageName): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', point?: { x: number; y: number }) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: point ? [point] : [] });
  const from = await middle(card(page, title).getByRole('heading'));
  const to = await middle(page.getByRole('navigation', { name: '阶段' }).getByRole('button', { name: stage }));
  await touch('touchStart', from);
  // The card has been taken once its likeness is there.
  await expect(page.locator('[data-card-copy]')).toBeVisible();
  await touch('touchMove', { x: from.x + 4, y: from.y + 4 });
  await touch('touchMove', { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 });
  await touch('touchMove', to);
  await expect(page.locator('button[data-over]')).toContainText(stage);
  await touch('touchEnd');
  await client.detach();
}

async function middle(locator: Locator): Promise<{ x: number; y: number }> {
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${locator} is not on the screen`);
  return { x: box.x + Math.min(box.width / 2, 60), y: box.y + box.height / 2 };
}

async function topOf(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error(`${locator} is not on the screen`);
  return { x: box.x + box.width / 2, y: box.y + 40 };
}
