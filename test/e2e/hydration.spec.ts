import { expect, test } from './support/people.ts';

test('a click on a page before its script has drawn anything is heard', async ({ signIn }) => {
  const { page } = await signIn('马骏');
  // React draws in tasks that it posts to itself: none is delivered until the test says so.
  await page.addInitScript(() => {
    const post = MessagePort.prototype.postMessage;
    const held: (() => void)[] = [];
    MessagePort.prototype.postMessage = function (...message: unknown[]) {
      held.push(() => Reflect.apply(post, this, message));
    };
    addEventListener('released', () => {
      MessagePort.prototype.postMessage = post;
      for (const deliver of held) deliver();
    });
  });
  await page.goto('/');
  await page.waitForFunction(() => Object.keys(document).some((key) => key.startsWith('_reactListening')));
  await page.getByRole('banner').getByRole('button', { name: '马骏' }).click();
  await page.evaluate(() => dispatchEvent(new Event('released')));
  await expect(page.getByRole('link', { name: '管理', exact: true })).toBeVisible();
});
