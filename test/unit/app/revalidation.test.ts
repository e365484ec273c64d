import type { ShouldRevalidateFunctionArgs } from '@remix-run/react';
import { describe, expect, it } from 'vitest';
import { unlessOnlySearchChanged, unlessOnSameScreen } from '#app/revalidation.ts';

function step(from: string, to: string, formMethod?: 'POST'): ShouldRevalidateFunctionArgs {
  return {
    currentUrl: new URL(from, 'http://duban'),
    nextUrl: new URL(to, 'http://duban'),
    currentParams: {},
    nextParams: {},
    formMethod,
    defaultShouldRevalidate: true,
  };
}

describe('what the frame of the pages is asked anew for', () => {
  it.each([
    ['/boards/a', '/boards/a/cards/b', false],
    ['/boards/a/cards/b?q=x', '/boards/a?q=x', false],
    ['/boards/a', '/boards/a?q=x', false],
    ['/boards/a', '/boards/b', true],
    ['/plans/a', '/boards/a', true],
    ['/boards/a', '/boards/a', true],
  ])('%s → %s: %s', (from, to, expected) => {
    expect(unlessOnSameScreen(step(from, to))).toBe(expected);
  });

  it('a form always', () => {
    expect(unlessOnSameScreen(step('/boards/a', '/boards/a/cards/b', 'POST'))).toBe(true);
    expect(unlessOnlySearchChanged(step('/plans/a', '/plans/a?q=x', 'POST'))).toBe(true);
  });
});
