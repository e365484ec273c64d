import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BACK_OFF, countFailure, drawWait } from '#app/collab/back-off.ts';
import { CLOSE } from '#app/collab/protocol.ts';

const failures = fc.integer({ min: 1, max: 10_000 });
const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

/** Waits of many pages that met the same, drawn evenly. */
const waits = (failed: number, pages = 500) =>
  Array.from({ length: pages }, (_, i) => drawWait(failed, () => i / pages));

describe('the wait before the next attempt', () => {
  test('is never longer than the bound, however often it failed', () => {
    fc.assert(
      fc.property(failures, random, (failed, drawn) => {
        const wait = drawWait(failed, () => drawn);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThan(BACK_OFF.mostMs);
      }),
    );
  });

  test('is drawn from the whole of its range, which doubles with every failure', () => {
    fc.assert(
      fc.property(failures, random, (failed, drawn) => {
        const bound = Math.min(BACK_OFF.mostMs, BACK_OFF.firstMs * 2 ** (failed - 1));
        expect(drawWait(failed, () => drawn)).toBeCloseTo(drawn * bound, 6);
        expect(drawWait(failed + 1, () => drawn)).toBeGreaterThanOrEqual(drawWait(failed, () => drawn));
      }),
    );
  });

  test('after a lost connection spreads everybody over a second: a tenth in the first 100 ms', () => {
    const first = waits(countFailure(0, 1006));
    expect(Math.max(...first)).toBeGreaterThan(900);
    expect(Math.max(...first)).toBeLessThan(1_000);
    expect(first.filter((wait) => wait < 100)).toHaveLength(50);
  });

  test.each([CLOSE.restart, CLOSE.unavailable, CLOSE.tooFast, CLOSE.slowReader])(
    'after %i, which everybody gets, spreads them over four',
    (code) => {
      const first = waits(countFailure(0, code));
      expect(Math.max(...first)).toBeGreaterThan(3_600);
      expect(first.filter((wait) => wait < 100).length).toBeLessThan(500 / 30);
    },
  );

  test.each([1000, 1001, 1006, 1011, CLOSE.refused, null])('%s counts once', (code) => {
    expect(countFailure(4, code)).toBe(5);
  });
});
