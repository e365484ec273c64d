import { expect, test } from './support/people.ts';
import { isPresenting, openMeeting, planPath, secondLead } from './support/reviews.ts';

test('a meeting is presented by keyboard alone, and the presenter’s window follows and leads', async ({
  signIn,
  server,
}) => {
  const { page: screen } = await signIn('何敏', { viewport: { width: 1920, height: 1080 } });
  await openMeeting(screen, await planPath(server));
  await screen.getByRole('link', { name: '放映' }).focus();
  await screen.keyboard.press('Enter');
  const place = screen.getByText(/^\d+ \/ \d+$/);
  await expect(place).toHaveText(/^1 \/ \d+$/);
  const all = Number((await place.textContent())?.split('/')[1]);
  const title = screen.getByRole('heading', { level: 2 }).first();
  await expect(title).toHaveText(/督查$/);

  await screen.keyboard.press('ArrowRight');
  await expect(place).toHaveText(`2 / ${all}`);
  // What the demo's meeting left open.
  await expect(title).toHaveText('以前未办结的决定');
  await screen.keyboard.press('ArrowRight');
  await expect(place).toHaveText(`3 / ${all}`);
  // Read from six metres: 28 CSS pixels and more, and figures larger than that.
  const sizes = await screen
    .getByRole('article')
    .first()
    .evaluate((card) => {
      return [card, ...card.querySelectorAll('h3, span, p')].map((each) =>
        Number.parseFloat(getComputedStyle(each).fontSize),
      );
    });
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(28);
  const first = await title.textContent();
  // More than fits goes on on a second page of the same item, none of it cut off.
  await expect(title).toHaveText(/第 1 页，共 \d+ 页/);
  await screen.keyboard.press('Space');
  await expect(title).toHaveText(/第 2 页，共 \d+ 页/);
  await expect(place).toHaveText(`3 / ${all}`);
  await screen.keyboard.press('PageUp');
  await expect(title).toHaveText(first ?? '');

  await screen.keyboard.press('g');
  await screen.keyboard.type('财政部');
  await screen.keyboard.press('Enter');
  await expect(title).toContainText('财政部');
  await screen.keyboard.press('g');
  await screen.keyboard.type('3');
  await screen.keyboard.press('Enter');
  await expect(place).toHaveText(`3 / ${all}`);
  await screen.keyboard.press('End');
  await expect(title).toHaveText('本次决定');
  await screen.keyboard.press('?');
  await expect(screen.getByRole('dialog', { name: '快捷键' })).toBeVisible();
  await screen.keyboard.press('Escape');
  await expect(screen.getByRole('dialog')).toBeHidden();

  const presenter = await screen.context().newPage();
  await presenter.goto(`${screen.url()}?presenter`);
  const followed = presenter.getByText(/^\d+ \/ \d+/);
  await expect(followed).toHaveText(new RegExp(`^${all} / ${all}`));
  await expect(presenter.getByText('与放映窗口同步')).toBeVisible();
  await screen.keyboard.press('Home');
  await expect(followed).toHaveText(new RegExp(`^1 / ${all}`));
  await presenter.keyboard.press('ArrowRight');
  await expect(place).toHaveText(`2 / ${all}`);
  // On an agency, for which what is decided now is meant.
  await presenter.keyboard.press('ArrowRight');
  await expect(place).toHaveText(`3 / ${all}`);

  await presenter.getByLabel('决定内容').fill('年底前拿出方案');
  await presenter.keyboard.press('Control+Enter');
  await expect(presenter.getByText(/第 \d+ 号决定已记录/)).toBeVisible();
  await screen.keyboard.press('End');
  await expect(screen.getByRole('article').filter({ visible: true })).toContainText('年底前拿出方案');

  // Without a network it goes on; a screen that is closed is told, and the presenter goes on alone.
  await screen.context().setOffline(true);
  await screen.keyboard.press('Home');
  await expect(place).toHaveText(`1 / ${all}`);
  await screen.context().setOffline(false);
  await screen.keyboard.press('Escape');
  await expect(screen.getByRole('heading', { name: '议程' })).toBeVisible();
  await expect(presenter.getByText('没有打开的放映窗口')).toBeVisible();
});

test('two leads hold a meeting: one decides for two agencies on a measure, both write the minutes, live', async ({
  signIn,
  server,
}) => {
  const name = await secondLead(server);
  const { page: one } = await signIn('何敏');
  await openMeeting(one, await planPath(server));
  const { page: other } = await signIn(name);
  await other.goto(one.url());
  const minutes = (page: typeof one) => page.getByRole('textbox', { name: /^会议纪要：/ });
  for (const page of [one, other]) await expect(minutes(page)).toHaveAttribute('contenteditable', 'true');
  await minutes(one).click();
  await one.keyboard.type('会议开始。');
  await expect(minutes(other)).toContainText('会议开始。');
  await minutes(other).click();
  await other.keyboard.press('Control+End');
  await other.keyboard.type('财政部汇报。');
  await expect(minutes(one)).toContainText('会议开始。财政部汇报。');

  // However long the agenda, minutes and decisions stay in the window.
  const overflow = await one.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
  expect(overflow).toBeLessThanOrEqual(0);

  const form = one.getByRole('form', { name: '记录决定' });
  await form.getByLabel('针对').selectOption({ label: '（三）加快民营经济发展' });
  await form.getByRole('checkbox', { name: '辽宁省人民政府' }).check();
  await form.getByRole('checkbox', { name: '吉林省人民政府' }).check();
  await form.getByLabel('决定内容').fill('每月5日前报送进展');
  // What was begun is still there after a reload.
  await one.reload();
  await expect(form.getByLabel('决定内容')).toHaveValue('每月5日前报送进展');
  await form.getByLabel('决定内容').press('Control+Enter');
  for (const page of [one, other]) {
    const decision = page.getByRole('article').filter({ hasText: '每月5日前报送进展' });
    await expect(decision.getByRole('link', { name: '辽宁省人民政府' })).toBeVisible();
    await expect(decision).toContainText('吉林省人民政府待办理');
  }
  await expect(form.getByLabel('决定内容')).toHaveValue('');

  // What an agency has answered since the last meeting is judged where it is shown, and the other sees it.
  const earlier = (page: typeof one) => page.getByRole('article').filter({ hasText: '沈阳、长春试点' });
  const judgement = earlier(one).getByRole('textbox', { name: '审核辽宁省人民政府对第 1 号决定的答复' });
  await earlier(one).getByRole('button', { name: '退回' }).click();
  await expect(judgement).toBeFocused();
  await earlier(one).getByRole('button', { name: '通过' }).click();
  await expect(judgement).toBeHidden();
  await expect(earlier(one)).toBeFocused();
  for (const page of [one, other]) await expect(earlier(page)).toContainText('辽宁省人民政府已办结');

  const items = one.getByRole('region', { name: /议程/ }).getByRole('link');
  const second = await items.nth(1).textContent();
  await one.getByRole('button', { name: `上移：${second}` }).press('Enter');
  await expect(one.getByRole('button', { name: `上移：${second}` })).toBeFocused();
  const moved = other.getByRole('region', { name: /议程/ }).getByRole('link').first();
  await expect(moved).toHaveText(second ?? '');

  // The screen in the room hears of it from the server: it is another machine.
  const { page: screen } = await signIn('何敏', { viewport: { width: 1920, height: 1080 } });
  await screen.clock.install();
  await screen.goto(`${one.url()}/present`);
  await isPresenting(screen);
  await screen.keyboard.press('End');
  await expect(screen.getByRole('article').filter({ visible: true })).toContainText('每月5日前报送进展');
  await form.getByRole('checkbox', { name: '辽宁省人民政府' }).check();
  await form.getByLabel('决定内容').fill('下周一前补报');
  await form.getByLabel('决定内容').press('Control+Enter');
  await expect(form.getByLabel('决定内容')).toHaveValue('');
  await screen.clock.runFor(10_000);
  await expect(screen.getByRole('article').filter({ visible: true }).last()).toContainText('下周一前补报');

  // A member reads all of it, and writes none.
  const { page: member } = await signIn('顾明哲');
  await member.goto(one.url());
  await expect(minutes(member)).toContainText('会议开始。财政部汇报。');
  await expect(minutes(member)).toHaveAttribute('contenteditable', 'false');
  await expect(member.getByRole('form', { name: '记录决定' })).toBeHidden();
  await member.goto(`${await planPath(server)}/snapshots`);
  const meeting = member.getByRole('link', { name: /^据此召开的督查：/ }).first();
  await expect(meeting).toHaveAttribute('href', new URL(one.url()).pathname);
  await member.goto(`${await planPath(server)}/decisions?state=open`);
  const monthly = member.getByRole('article').filter({ hasText: '每月5日前报送进展' });
  await monthly.getByRole('link', { name: '辽宁省人民政府' }).click();
  await expect(member.getByRole('complementary')).toBeVisible();
});
