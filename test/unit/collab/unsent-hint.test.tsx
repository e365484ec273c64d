import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { clearHint, hintUnsent, useOnceUnsent } from '#app/collab/unsent-hint.ts';
import type { PersonId } from '#app/domain/ids.ts';

const person = 'a1' as PersonId;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  clearHint(person);
});

/** A script that can be fetched at the nth attempt. */
function script(nth: number) {
  let attempts = 0;
  const fetch = async () => {
    if (++attempts < nth) throw new Error('server away');
    return 'script';
  };
  return { fetch, attempts: () => attempts };
}

const wait = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

test('what sends unsaved changes is tried again by itself until it can be fetched, and not once the page has gone', async () => {
  hintUnsent(person);
  const { fetch, attempts } = script(3);
  const { result } = renderHook(() => useOnceUnsent(person, '/', fetch));
  await wait(0);
  expect([attempts(), result.current]).toEqual([1, null]);
  await wait(60_000);
  await wait(60_000);
  expect([attempts(), result.current]).toEqual([3, 'script']);

  const other = script(9);
  const { unmount } = renderHook(() => useOnceUnsent(person, '/', other.fetch));
  await wait(0);
  unmount();
  await wait(600_000);
  expect(other.attempts()).toBe(1);
});

test('it is not fetched where nothing may be unsaved, until there may be', async () => {
  const { fetch, attempts } = script(1);
  const { result } = renderHook(() => useOnceUnsent(person, '/', fetch));
  await wait(600_000);
  expect(attempts()).toBe(0);
  hintUnsent(person);
  await act(async () => void window.dispatchEvent(new Event('storage')));
  expect(result.current).toBe('script');
});
