import { expectNoViolation, schemesIn } from './support/accessible.ts';
import { expect, test } from './support/people.ts';
import { isPresenting, openMeeting, planPath } from './support/reviews.ts';

for (const [locale, colorScheme] of ['zh-CN', 'en'].flatMap((each) =>
  schemesIn(each).map((scheme) => [each, scheme] as const),
)) {
  test.describe(`in ${locale}, ${colorScheme}`, () => {
    test.use({ expectedMessages: [/404/] });

    test('everybody can use every page', async ({ signIn, browser, server }) => {
      const context = await browser.newContext({ baseURL: server.address, locale, colorScheme });
      const visitor = await context.newPage();
      await visitor.goto('/sign-in');
      await expectNoViolation(visitor, 'sign-in');
      await context.close();

      const { page } = await signIn('顾明哲', { locale, colorScheme });
      await expectNoViolation(page, 'the boards of the plan');
      const plan = page.url();
      await page.goto(plan.replace('/boards', '/source'));
      await expectNoViolation(page, 'the source');

      await page.goto(plan);
      await page.getByRole('link', { name: '财政部', exact: true }).click();
      await expect(page.locator('[data-sync="saved"]')).toBeVisible();
      await expectNoViolation(page, 'a board I write on');

      await page.getByRole('article').getByRole('button').first().click();
      await expect(page.getByRole('menu')).toBeVisible();
      await expectNoViolation(page, 'the menu of a card');
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectNoViolation(page, 'the keys');
      await page.keyboard.press('Escape');
      await page.keyboard.press('n');
      await expect(page.getByRole('textbox').last()).toBeFocused();
      await expectNoViolation(page, 'adding a task');
      await page.keyboard.press('Escape');

      await page.getByRole('article').getByRole('link').first().click();
      await expect(page.getByRole('complementary')).toBeVisible();
      await expectNoViolation(page, 'an open card');

      await page.goto(plan);
      await page.getByRole('link', { name: '商务部', exact: true }).click();
      await expect(page.locator('[data-sync="read-only"]')).toBeVisible();
      await page.getByRole('article').getByRole('link').first().click();
      await expect(page.getByRole('complementary')).toBeVisible();
      await expectNoViolation(page, 'a board and a card I read');

      await page.goto('/boards/nothing');
      await expectNoViolation(page, 'what is not there');
    });

    test('a lead can use the overview', async ({ signIn }) => {
      const { page } = await signIn('何敏', { locale, colorScheme });
      await expect(page.locator('[data-live="live"]')).toBeVisible();
      await expectNoViolation(page, 'the matrix');
      await page.goto(`${page.url()}?late=overdue&wall=1`);
      await expect(page.getByRole('dialog').locator('[data-live="live"]')).toBeVisible();
      await expectNoViolation(page, 'the matrix on a wall', 'dialog');
      await page.goto(page.url().replace(/overview.*/, 'cards?group=measure'));
      await expect(page.locator('[data-live="live"]')).toBeVisible();
      await expectNoViolation(page, 'all cards');
    });

    test('a lead can use every page of snapshots', async ({ signIn }) => {
      const { page } = await signIn('何敏', { locale, colorScheme });
      await page.goto(`${page.url().split('/').slice(0, 5).join('/')}/snapshots`);
      await page.locator('form input[name="title"]').fill('调度会');
      await page.locator('main form button[type="submit"]').click();
      await expect(page).toHaveURL(/\/snapshots\/[\w-]+#taken$/);
      await expectNoViolation(page, 'a snapshot by agency');
      const snapshot = page.url().replace('#taken', '');
      await page.getByRole('article').getByRole('link').first().click();
      await expect(page.getByRole('complementary')).toBeVisible();
      await expectNoViolation(page, 'a frozen card');
      for (const search of ['?view=measure', '?view=matrix', '?view=matrix&with=live', '?with=live']) {
        await page.goto(snapshot + search);
        await expectNoViolation(page, search);
      }
      await page
        .getByRole('link', { name: /快照$|snapshots$/i })
        .first()
        .click();
      await expectNoViolation(page, 'the list of snapshots');
    });

    test('everybody can look back', async ({ signIn }) => {
      const { page } = await signIn('顾明哲', { locale, colorScheme });
      const plan = page.url();
      await page.goto(plan.replace('/boards', '/flow'));
      await page.locator('summary').first().click();
      await expectNoViolation(page, 'the progress of the plan');
      await page.goto(plan);
      const board = await page.getByRole('link', { name: '国家发展改革委', exact: true }).getAttribute('href');
      await page.goto(`${board}/history`);
      await page.getByRole('slider').press('ArrowLeft');
      await expectNoViolation(page, 'a board as it was');
      await page.getByRole('article').getByRole('link').first().click();
      await expect(page).toHaveURL(/card=/);
      await expectNoViolation(page, 'the past of one card');
    });

    test('a lead can use the pages of meetings and what is presented', async ({ signIn, server }) => {
      const { page } = await signIn('何敏', { locale, colorScheme });
      const plan = await planPath(server);
      await openMeeting(page, plan);
      await expect(page.getByRole('textbox', { name: /^(会议纪要：|Minutes: )/ })).toBeVisible();
      await expectNoViolation(page, 'a meeting');
      const meeting = page.url();
      await page.goto(`${plan}/reviews`);
      await expectNoViolation(page, 'the meetings');
      await page.goto(`${meeting}/present`);
      await isPresenting(page);
      await expectNoViolation(page, 'the overview on the wall');
      await page.keyboard.press('ArrowRight');
      await expect(page.getByRole('article').first()).toBeVisible();
      await expectNoViolation(page, 'an agency on the wall');
      await page.goto(`${meeting}/present?presenter`);
      await isPresenting(page);
      await page.keyboard.press('ArrowRight');
      await expect(page.getByRole('article').first()).toBeVisible();
      await expectNoViolation(page, 'the presenter’s window');
      await page.goto(`${plan}/decisions`);
      await expectNoViolation(page, 'the decisions');
    });

    test('the administrator can use the pages of administration', async ({ signIn }) => {
      const { page } = await signIn('马骏', { locale, colorScheme });
      await page.getByRole('banner').getByRole('button', { name: '马骏' }).click();
      await expectNoViolation(page, 'the menu of an administrator', '#app-menu');
      await page.goto('/operations');
      await expectNoViolation(page, 'how the server fares');
      await page.goto('/admin/policy');
      await expectNoViolation(page, 'who may do what');
      for (const list of ['agencies', 'plans']) {
        await page.goto(`/admin/${list}`);
        await expectNoViolation(page, `the list of ${list}`);
        await page.getByRole('rowheader').first().getByRole('link').click();
        await expect(page.locator('h1')).not.toHaveText(/^(单位|文件|Agencies|Plans)$/);
        await expectNoViolation(page, `one of the ${list}`);
      }
    });
  });
}
