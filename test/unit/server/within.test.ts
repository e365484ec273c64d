import { expect, test, vi } from 'vitest';
import { within } from '#server/within.ts';

test('what comes in time is waited for, and what fails in time fails', async () => {
  expect(await within(60_000, Promise.resolve())).toBe(true);
  await expect(within(60_000, Promise.reject(new Error('broken')))).rejects.toThrow('broken');
});

test('what does not come is not waited for longer, and may still fail unheard', async () => {
  const heard = vi.fn();
  process.on('unhandledRejection', heard);
  let fail = (_error: Error) => {};
  const work = new Promise((_resolve, reject) => {
    fail = reject;
  });
  expect(await within(1, work)).toBe(false);
  fail(new Error('too late'));
  await new Promise((resolve) => setImmediate(resolve));
  process.off('unhandledRejection', heard);
  expect(heard).not.toHaveBeenCalled();
});
