import {
  card,
  cardIn,
  carryByTouch,
  carryRight,
  column,
  dragByMouse,
  openBoard,
  saved,
  wholeBoard,
} from './support/board.ts';
import { expect, test } from './support/people.ts';

const NDRC = '国家发展改革委';
const LIAONING = '辽宁省人民政府';
const JILIN = '吉林省人民政府';

test.describe('several people at their boards', () => {
  test('four people on three agencies move cards by mouse, keyboard and finger, and everybody sees it', async ({
    signIn,
  }) => {
    const shen = await signIn('沈志远');
    const cheng = await signIn('程立新', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    const han = await signIn('韩冬梅');
    const jin = await signIn('金哲宇');
    await openBoard(shen.page, NDRC);
    await openBoard(cheng.page, NDRC);
    await openBoard(han.page, LIAONING);
    await openBoard(jin.page, LIAONING);

    await test.step('by mouse', async () => {
      await dragByMouse(shen.page, '推进行政管理体制改革', '推进中');
      await expect(cardIn(shen.page, '推进中', '推进行政管理体制改革')).toBeVisible();
      await expect(cardIn(cheng.page, '推进中', '推进行政管理体制改革')).toHaveCount(1);
    });
    await test.step('by finger', async () => {
      await carryByTouch(cheng.page, '加快民营经济发展', '待验收');
      await expect(cardIn(cheng.page, '待验收', '加快民营经济发展')).toHaveCount(1);
      await expect(cardIn(shen.page, '待验收', '加快民营经济发展')).toHaveCount(1);
    });
    await test.step('by keyboard, seen by somebody of another agency who may only read', async () => {
      await expect(column(jin.page, '未启动').getByRole('button', { name: /^移动/ })).toHaveCount(0);
      await carryRight(han.page, '加快补齐基础设施短板');
      await expect(cardIn(han.page, '推进中', '加快补齐基础设施短板')).toHaveCount(1);
      await expect(cardIn(jin.page, '推进中', '加快补齐基础设施短板')).toHaveCount(1);
      await expect(card(han.page, '加快补齐基础设施短板').getByRole('button', { name: /^移动卡片/ })).toBeFocused();
    });
    await test.step('and all of it is kept', async () => {
      await saved(shen.page);
      const seen = await wholeBoard(shen.page);
      await shen.page.reload();
      await saved(shen.page);
      expect(await wholeBoard(shen.page)).toEqual(seen);
      expect(await wholeBoard(cheng.page)).toEqual(seen);
    });
  });

  test('who else is on the board, and which card they have open', async ({ signIn }) => {
    const shen = await signIn('沈志远');
    const he = await signIn('何敏');
    await openBoard(shen.page, NDRC);
    await openBoard(he.page, NDRC);
    const present = he.page.getByRole('list', { name: '正在这里的人' });
    await expect(present.getByRole('listitem')).toHaveCount(2);
    await shen.page.getByRole('link', { name: '打造重点开发开放平台' }).click();
    await expect(card(he.page, '打造重点开发开放平台')).toContainText('沈志远正在查看');
    await shen.context.close();
    await expect(present.getByRole('listitem')).toHaveCount(1);
  });

  test('I undo my move, but not when somebody moved the card since', async ({ signIn }) => {
    const shen = await signIn('沈志远');
    const cheng = await signIn('程立新');
    await openBoard(shen.page, NDRC);
    await openBoard(cheng.page, NDRC);
    const title = '加大财政金融投资支持力度';

    await dragByMouse(shen.page, title, '待验收');
    await expect(cardIn(cheng.page, '待验收', title)).toHaveCount(1);
    await shen.page.keyboard.press('Control+z');
    await expect(cardIn(shen.page, '未启动', title)).toHaveCount(1);
    await expect(cardIn(cheng.page, '未启动', title)).toHaveCount(1);

    await dragByMouse(shen.page, title, '待验收');
    await expect(cardIn(cheng.page, '待验收', title)).toHaveCount(1);
    await dragByMouse(cheng.page, title, '推进中');
    await expect(cardIn(shen.page, '推进中', title)).toHaveCount(1);
    await shen.page.getByRole('button', { name: '撤销' }).click();
    await expect(shen.page.getByText('后来又被别人移动过')).toBeVisible();
    await expect(cardIn(shen.page, '推进中', title)).toHaveCount(1);
  });

  test('a card in my hand stays there while somebody else moves it', async ({ signIn }) => {
    const shen = await signIn('沈志远');
    const cheng = await signIn('程立新');
    await openBoard(shen.page, NDRC);
    await openBoard(cheng.page, NDRC);
    const title = '加快传统产业转型升级';
    const heading = card(shen.page, title).getByRole('heading');
    const box = await heading.boundingBox();
    if (!box) throw new Error('The card is not on the screen.');
    await shen.page.mouse.move(box.x + 20, box.y + 10);
    await shen.page.mouse.down();
    await shen.page.mouse.move(box.x + 40, box.y + 30, { steps: 3 });
    await expect(card(cheng.page, title)).toContainText('沈志远正在移动');
    await dragByMouse(cheng.page, title, '已完成');
    await expect(cardIn(cheng.page, '已完成', title)).toHaveCount(1);
    await saved(cheng.page);
    await expect(cardIn(shen.page, '未启动', title)).toHaveCount(1);
    await shen.page.keyboard.press('Escape');
    await shen.page.mouse.up();
    await expect(cardIn(shen.page, '已完成', title)).toHaveCount(1);
  });
});

test.describe('when the network goes', () => {
  test.use({
    expectedMessages: [/ERR_INTERNET_DISCONNECTED|WebSocket|ERR_NETWORK_CHANGED|Failed to fetch|Failed to load/],
  });

  test('I move three cards offline, come back, and everybody has the same board', async ({ signIn }) => {
    const han = await signIn('韩冬梅');
    const bao = await signIn('包文娟');
    await openBoard(han.page, LIAONING);
    await openBoard(bao.page, LIAONING);

    await han.context.setOffline(true);
    await expect(han.page.locator('[data-sync="offline"]')).toBeVisible();
    const moved = ['开展对口合作与系统培训', '强化地方主体责任', '加强政策宣传和舆论引导'];
    for (const title of moved) await dragByMouse(han.page, title, '待验收');
    await expect(han.page.getByText('未保存，留在本机')).toBeVisible();
    for (const title of moved) await expect(cardIn(han.page, '待验收', title)).toHaveCount(1);

    // A card opens and closes without asking the server.
    await card(han.page, moved[0] ?? '')
      .getByRole('link')
      .click();
    await expect(han.page.getByRole('complementary')).toBeVisible();
    await han.page.keyboard.press('Escape');
    await expect(han.page.getByRole('complementary')).toHaveCount(0);

    await han.context.setOffline(false);
    await saved(han.page);
    for (const title of moved) await expect(cardIn(bao.page, '待验收', title)).toHaveCount(1);
    const mine = await wholeBoard(han.page);
    await expect.poll(() => wholeBoard(bao.page)).toEqual(mine);
    const titles = Object.values(mine).flat();
    expect(new Set(titles).size, 'no card twice').toBe(titles.length);
  });
});

test.describe('when the server is killed', () => {
  test.use({
    baseURL: async ({ ownServer }, use) => use(ownServer.address),
    expectedMessages: [/WebSocket|ERR_CONNECTION|Failed to load|Failed to fetch/],
  });

  test('every move that was saved is there after the restart, and what was not saved goes up', async ({
    signIn,
    ownServer,
  }) => {
    const jin = await signIn('金哲宇');
    const han = await signIn('韩冬梅');
    await openBoard(jin.page, JILIN);
    await openBoard(han.page, JILIN);

    await dragByMouse(jin.page, '加快民营经济发展', '推进中');
    await saved(jin.page);
    await ownServer.kill();
    await expect(jin.page.locator('[data-sync="offline"]')).toBeVisible();
    await dragByMouse(jin.page, '加快补齐基础设施短板', '待验收');
    await ownServer.start();

    await saved(jin.page);
    await expect(cardIn(han.page, '待验收', '加快补齐基础设施短板')).toHaveCount(1);
    const mine = await wholeBoard(jin.page);
    await han.page.reload();
    await expect(han.page.locator('[data-sync="read-only"]')).toBeVisible();
    expect(await wholeBoard(han.page)).toEqual(mine);
    expect(mine.推进中?.join()).toContain('加快民营经济发展');
    expect(await ownServer.stop()).toBe(0);
  });
});
