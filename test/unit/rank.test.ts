import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rank } from '#app/domain/rank.ts';
import { compareRanked, evenRanks, isRank, RANK_MAX_LENGTH, rankAt, rankBetween } from '#app/domain/rank.ts';

/** A generator with a seed, so that a failure can be run again. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const ranks = fc.stringMatching(/^[0-9A-Za-z]{0,30}[1-9A-Za-z]$/).map((text) => text as Rank);

describe('rankBetween', () => {
  test('gives a rank strictly between any two', () => {
    fc.assert(
      fc.property(ranks, ranks, fc.integer(), (a, b, seed) => {
        fc.pre(a !== b);
        const [low, high] = a < b ? [a, b] : [b, a];
        const rank = rankBetween(low, high, seeded(seed));
        expect(isRank(rank)).toBe(true);
        expect(low < rank && rank < high).toBe(true);
      }),
    );
  });

  test('gives a rank before and after any', () => {
    fc.assert(
      fc.property(ranks, fc.integer(), (rank, seed) => {
        const [before, after] = [rankBetween(null, rank, seeded(seed)), rankBetween(rank, null, seeded(seed))];
        expect(before < rank && rank < after).toBe(true);
        expect(isRank(before) && isRank(after)).toBe(true);
      }),
    );
  });

  test.each([
    ['A', 'B'],
    ['V000000001', 'V000000003'],
    [null, '0000000001'],
    ['zzzzzzzzzz', null],
  ])('lets 20,000 people drop between %j and %j without meeting', (low, high) => {
    const drops = Array.from({ length: 20_000 }, () => rankBetween(low as Rank | null, high as Rank | null));
    // 30 bits leave one meeting in five such crowds to chance.
    expect(new Set(drops).size).toBeGreaterThan(19_995);
  });

  test.each([
    ['at the end', (list: Rank[]) => list.push(rankBetween(list.at(-1) ?? null, null))],
    ['at the top', (list: Rank[]) => list.unshift(rankBetween(null, list[0] ?? null))],
  ])('keeps ranks short for 20,000 cards put %s', (_where, put) => {
    const list: Rank[] = [];
    for (let i = 0; i < 20_000; i++) put(list);
    expect(Math.max(...list.map((rank) => rank.length))).toBeLessThanOrEqual(12);
    expect(list.every((rank, i) => i === 0 || (list[i - 1] ?? '') < rank)).toBe(true);
  });

  test.each([
    ['below the same card', (a: Rank, x: Rank, b: Rank): [Rank, Rank] => (a < b ? [a, x] : [x, b])],
    ['above the same card', (a: Rank, x: Rank, b: Rank): [Rank, Rank] => (a < b ? [x, b] : [a, x])],
  ])('takes 1,000 cards put %s, in order and within the bound', (_where, narrow) => {
    let [low, high] = ['A' as Rank, 'B' as Rank];
    for (let i = 0; i < 1_000; i++) {
      const rank = rankBetween(low, high, seeded(i));
      expect(low < rank && rank < high && rank.length <= RANK_MAX_LENGTH).toBe(true);
      [low, high] = narrow(low, rank, high);
    }
  });

  test('stays a rank, between its neighbours or equal to one, after 5,000 cards in one place', () => {
    let [low, high] = ['A' as Rank, 'B' as Rank];
    for (let i = 0; i < 5_000; i++) {
      const rank = rankBetween(low, high, seeded(i));
      expect(isRank(rank) && low <= rank && rank <= high).toBe(true);
      if (i % 2 === 0) low = rank;
      else high = rank;
    }
  });

  test('puts a card right behind neighbours that do not differ', () => {
    const rank = rankBetween('Vx' as Rank, 'Vx' as Rank);
    expect(rank > 'Vx' && rank.startsWith('Vx')).toBe(true);
  });
});

describe('evenRanks', () => {
  test.each([0, 1, 2, 14, 116, 12_000])('gives %i ranks in order, the same each time', (count) => {
    const list = evenRanks(count);
    expect(list).toHaveLength(count);
    expect(list.every(isRank)).toBe(true);
    expect([...list].sort()).toEqual(list);
    expect(new Set(list).size).toBe(count);
    expect(evenRanks(count)).toEqual(list);
  });
});

describe('isRank', () => {
  test.each(['', '0', 'a0', 'a b', 'ä', 'a'.repeat(201), 7, null, undefined, {}])('refuses %j', (value) => {
    expect(isRank(value)).toBe(false);
  });

  test('takes 200 digits', () => {
    expect(isRank('a'.repeat(200))).toBe(true);
  });
});

describe('rankAt', () => {
  const ranked = (...list: string[]) => list.map((rank) => ({ rank: rank as Rank }));

  test.each([
    [0, null, 'B'],
    [1, 'B', 'D'],
    [2, 'D', null],
    [9, 'D', null],
    [-1, null, 'B'],
  ])('puts a card at %i between %j and %j', (index, before, after) => {
    const rank = rankAt(ranked('B', 'D'), index);
    expect(before === null || before < rank).toBe(true);
    expect(after === null || rank < after).toBe(true);
  });

  test('passes over neighbours of the same rank', () => {
    const rank = rankAt(ranked('B', 'B', 'D'), 1);
    expect('B' < rank && rank < 'D').toBe(true);
  });
});

test('compareRanked orders by rank, then by id, and never by locale', () => {
  const cards = [
    { rank: 'b' as Rank, id: '1' },
    { rank: 'B' as Rank, id: '2' },
    { rank: 'B' as Rank, id: '10' },
  ];
  expect([...cards].sort(compareRanked).map(({ id }) => id)).toEqual(['10', '2', '1']);
});
