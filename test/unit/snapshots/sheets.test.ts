import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evenly } from '#app/components/handout/matrix-pages.tsx';
import { pageCss } from '#app/page-css.ts';
import { sheetNames } from '#server/services/snapshots/export/sheet-names.ts';

describe('names of sheets', () => {
  it('are such as Excel takes, whatever is wished for', () => {
    const wish = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'History',
        'history',
        "'a'",
        '[]:*?/\\',
        '',
        '财政部',
        '国务院振兴东北地区等老工业基地领导小组成员单位（全体）及有关部门'.repeat(2),
      ),
    );
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 30 }), (wishes) => {
        const names = sheetNames(wishes);
        expect(names).toHaveLength(wishes.length);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
        for (const name of names) {
          expect(name.length).toBeGreaterThan(0);
          expect(name.length).toBeLessThanOrEqual(31);
          expect(name).not.toMatch(/[[\]:*?/\\\p{Cc}]|^'|'$/u);
          expect(name.toLowerCase()).not.toBe('history');
        }
      }),
    );
  });

  it('are the agencies’ own where those will do', () => {
    expect(sheetNames(['财政部', '财政部', 'a/b'])).toEqual(['财政部', '财政部 (2)', 'a b']);
  });
});

describe('sheets of paper', () => {
  it('have the columns of the matrix in groups of about the same size', () => {
    const sizes = (count: number, most: number) =>
      evenly(Array.from({ length: count }), most).map(({ length }) => length);
    expect(sizes(39, 8)).toEqual([8, 8, 8, 8, 7]);
    expect(sizes(9, 8)).toEqual([5, 4]);
    expect(sizes(0, 8)).toEqual([0]);
  });

  it('say what runs along their tops as a text that ends neither a string nor the style', () => {
    const css = pageCss('a3', '</style>"\\\n} x', (page, pages) => `第 ${page} 页 共 ${pages} 页`);
    expect(css).toContain('size: A3 landscape');
    expect(css).not.toMatch(/<|\n\} x/);
    expect(css).toContain('"\\3c \\2f style\\3e \\22 \\5c \\a \\7d  x"');
    expect(css).toContain('content: "第 " counter(page) " 页 共 " counter(pages) " 页"');
  });
});
