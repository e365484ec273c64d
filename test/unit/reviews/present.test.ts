import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packPages, splitText } from '#app/reviews/pack-pages.ts';
import { goTo, step } from '../../../app/routes/reviews.$reviewId_.present/position.ts';
import { findSlide } from '../../../app/routes/reviews.$reviewId_.present/slides.ts';
import { formatSpan } from '../../../app/routes/reviews.$reviewId_.present/timer.tsx';

describe('rows on pages', () => {
  const heights = fc.array(fc.nat(400), { maxLength: 30 });

  it('are all there once, in their order, and no page is fuller than it holds but for one row that is', () => {
    fc.assert(
      fc.property(heights, fc.nat(5), (rows, gap) => {
        const pages = packPages(rows, 300, gap);
        expect(pages.flat()).toEqual(rows.map((_, i) => i));
        for (const page of pages) {
          const used = page.reduce((sum, row) => sum + (rows[row] ?? 0), 0) + gap * Math.max(0, page.length - 1);
          expect(page.length <= 1 || used <= 300).toBe(true);
        }
      }),
    );
  });

  it('are on no more pages than they need', () => {
    expect(packPages([100, 100, 100, 100], 210, 10)).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(packPages([500, 10], 300, 10)).toEqual([[0], [1]]);
    expect(packPages([], 300, 10)).toEqual([[]]);
  });
});

describe('a long text', () => {
  it('is torn where a sentence ends, and loses nothing but blanks where it is torn', () => {
    expect(splitText('第一句话。第二句话。', 8)).toEqual(['第一句话。', '第二句话。']);
    expect(splitText('', 8)).toEqual(['']);
    const blank = /\s/gu;
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.integer({ min: 4, max: 60 }), (text, length) => {
        const pieces = splitText(text, length);
        expect(pieces.join('').replace(blank, '')).toBe(text.replace(blank, ''));
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(length);
      }),
    );
  });
});

describe('a step', () => {
  it('goes through every page of every slide, and back the same way', () => {
    const pages = [1, 3, 1, 2];
    const way: string[] = [];
    let at = goTo(0, pages.length);
    for (let i = 0; i < 8; i++) {
      way.push(`${at.slide}/${Math.min(at.page, (pages[at.slide] ?? 1) - 1)}`);
      at = step(at, 1, pages[at.slide] ?? 1, pages.length);
    }
    expect(way).toEqual(['0/0', '1/0', '1/1', '1/2', '2/0', '3/0', '3/1', '3/1']);
    const back: string[] = [];
    for (let i = 0; i < 7; i++) {
      back.push(`${at.slide}/${Math.min(at.page, (pages[at.slide] ?? 1) - 1)}`);
      at = step(at, -1, pages[at.slide] ?? 1, pages.length);
    }
    expect(back).toEqual(way.slice(0, 7).toReversed());
    expect(step(goTo(0, 4), -1, 1, 4)).toEqual({ slide: 0, page: 0 });
  });

  it('to what there is not goes to the nearest there is', () => {
    expect(goTo(9, 4)).toEqual({ slide: 3, page: 0 });
    expect(goTo(-1, 4)).toEqual({ slide: 0, page: 0 });
  });
});

it('a jump finds a number or a part of a name', () => {
  const names = ['总览', '财政部', '国家发展改革委'];
  expect(['2', ' 3 ', '发展', '0', '4', '', '没有'].map((words) => findSlide(names, words))).toEqual([
    1, 2, 2, -1, -1, -1, -1,
  ]);
});

it('a span is told in minutes, and from an hour on in hours', () => {
  expect([0, 65_000, 3_845_000, -5].map(formatSpan)).toEqual(['0:00', '1:05', '1:04:05', '0:00']);
});
