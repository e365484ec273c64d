import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Looks a page over with axe.
 *
 * @param within a selector, where something lies over the rest of the page; all of it by default
 */
export async function expectNoViolation(page: Page, where: string, within?: string): Promise<void> {
  // In the page itself, which has no frames, instead of summed up in a second one; and nothing is told of what is well.
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .withTags(RULES);
  const { violations } = await (within === undefined ? axe : axe.include(within)).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  expect(found, where).toEqual([]);
}

/** The colour schemes in which pages are looked at in a language: each language and each scheme once; every night all of them. */
export function schemesIn(locale: string): readonly ('light' | 'dark')[] {
  if (process.env.DUBAN_EVERY_LOOK) return ['light', 'dark'];
  return locale === 'en' ? ['dark'] : ['light'];
}
