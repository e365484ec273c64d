import { describe, expect, it } from 'vitest';
import type { Matrix } from '#app/domain/matrix.ts';
import { fitWall, wallPages } from '#app/domain/wall-pages.ts';

const WALL = { width: 1_920, height: 1_080 };
const matrix = (rows: number, columns: number) =>
  ({
    rows: Array.from({ length: rows }, (_, n) => n),
    columns: Array.from({ length: columns }, (_, n) => n),
  }) as never as Matrix;

describe('a wall', () => {
  it('shows the first plan’s measures at once, in type of the usual size', () => {
    const fit = fitWall(WALL, { rows: 14, columns: 39 });
    expect(fit.remPx).toBe(16);
    expect(fit.rows).toBeGreaterThanOrEqual(14);
    expect(wallPages(matrix(14, 39), fit).map(({ rows, columns }) => [rows.length, columns.length])).toEqual([
      [14, 13],
      [14, 13],
      [14, 13],
    ]);
  });

  it('has larger type where little is shown, up to a bound, and everything still fits', () => {
    const few = fitWall(WALL, { rows: 4, columns: 5 });
    expect(few.remPx).toBeCloseTo(25.6);
    expect([few.rows >= 4, few.columns >= 5]).toEqual([true, true]);
    const some = fitWall(WALL, { rows: 10, columns: 11 });
    expect(some.remPx).toBeGreaterThan(16);
    expect(wallPages(matrix(10, 11), some)).toHaveLength(1);
  });

  it.each([
    [1_280, 720],
    [3_840, 2_160],
    [1_024, 768],
    [2_560, 1_080],
  ])('fits as much of it on %i × %i', (width, height) => {
    const { rows, columns, remPx } = fitWall({ width, height }, { rows: 14, columns: 39 });
    expect(remPx).toBeCloseTo(Math.min(width / 120, height / 67.5));
    expect(rows).toBeGreaterThanOrEqual(14);
    expect(columns).toBeGreaterThanOrEqual(13);
  });

  it('never shows less than one row and one column, and a page for nothing', () => {
    expect(fitWall({ width: 10, height: 10 }, { rows: 0, columns: 0 })).toMatchObject({ rows: expect.any(Number) });
    expect(wallPages(matrix(0, 0), { rows: 14, columns: 14 })).toEqual([{ rows: [], columns: [] }]);
    expect(wallPages(matrix(3, 2), { rows: 1, columns: 1 })).toHaveLength(6);
  });
});
