import { describe, expect, it } from 'vitest';
import { axisTop, spread, toBands } from '../../../app/routes/plans.$planId_.flow/bands.ts';

describe('the picture of a flow', () => {
  it('has bands that lie on each other without a gap and end where the counts are', () => {
    const bands = toBands(
      [
        [2, 0],
        [1, 1],
      ],
      2,
      2,
    );
    expect(bands.map(({ path }) => path)).toEqual(['M0,0L1000,0L1000,200L0,400Z', 'M0,400L1000,200L1000,400L0,400Z']);
    expect(bands.map(({ share, middle }) => [share, middle])).toEqual([
      [0.5, 0.25],
      [0.5, 0.75],
    ]);
  });

  it('draws one day alone as a level', () => {
    expect(toBands([[1]], 1, 2)[0]?.path).toBe('M0,200L1000,200L1000,400L0,400Z');
  });

  it('has an axis whose half can be read off, not far above the highest count', () => {
    for (let highest = 0; highest < 3_000; highest++) {
      const top = axisTop(highest);
      expect(top).toBeGreaterThanOrEqual(highest);
      expect(top % 2).toBe(0);
      if (highest > 20) expect(top / highest).toBeLessThanOrEqual(1.5);
    }
  });

  it('keeps labels apart and within its height', () => {
    expect(spread([0.1, 0.5], 0.1)).toEqual([0.1, 0.5]);
    const places = spread([0.5, 0.97, 0.98, 0.99], 0.1);
    for (const [i, place] of places.entries()) {
      expect(place).toBeLessThanOrEqual(1);
      if (i > 0) expect(place - (places[i - 1] ?? 0)).toBeGreaterThanOrEqual(0.1 - 1e-9);
    }
  });
});
