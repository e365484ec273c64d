import { expectNoViolation } from './support/accessible.ts';
import { expect, test } from './support/people.ts';
import { planPath } from './support/reviews.ts';

test.use({ expectedMessages: [/403/] });

test('what I typed into an open page stays while another is signed in beside it, and goes when I am again', async ({
  signIn,
  server,
}) => {
  const { page, context } = await signIn('何敏');
  await page.goto(`${await planPath(server)}/snapshots`);
  const title = page.getByRole('textbox', { name: '标题' });
  const take = page.getByRole('button', { name: '生成快照' });
  await title.fill('三月调度会');
  const address = page.url();

  const beside = await context.newPage();
  const signInBeside = async (name: RegExp) => {
    await beside.goto('/sign-in');
    await beside.getByRole('main').getByRole('button', { name }).click();
    await beside.waitForURL((url) => url.pathname !== '/sign-in');
  };
  await signInBeside(/马骏/);
  await take.click();
  await expect(page.getByRole('alert')).toContainText('这次提交没有执行');
  await expect(title).toHaveValue('三月调度会');
  expect(page.url()).toBe(address);
  await expectNoViolation(page, 'a page of somebody who is not signed in any more');
  // As soon as they are at it again, signed in as themselves.
  await signInBeside(/何敏/);
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await expect(page.getByRole('status').filter({ hasText: '快照已生成' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);

  // A form that no script sends comes back as a page that says the same.
  await page.goto(address);
  await signInBeside(/马骏/);
  await signInBeside(/何敏/);
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: '这次提交没有执行' })).toBeVisible();

  await page.goto(address);
  await title.fill('三月调度会');
  await signInBeside(/何敏/);
  await take.click();
  await expect(page.getByRole('status').filter({ hasText: '快照已生成' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});
