import { describe, expect, it } from 'vitest';
import type { Placement } from '#app/domain/board.ts';
import type { CardId, StageId } from '#app/domain/ids.ts';
import { placeRetired } from '#app/domain/place-retired.ts';
import { compareRanked, isRank, type Rank } from '#app/domain/rank.ts';
import { seeded } from '#test/support/seeded.ts';

const card = (id: string, stage: string, rank: string) => {
  return { id: id as CardId, placement: { stage: stage as StageId, rank: rank as Rank } };
};
const into = (pairs: Record<string, string>) => new Map(Object.entries(pairs) as [StageId, StageId][]);

/** The cards of a stage from the top down. */
function column(cards: readonly ReturnType<typeof card>[], placed: ReadonlyMap<CardId, Placement>, stage: string) {
  return cards
    .map(({ id, placement }) => ({ id, ...(placed.get(id) ?? placement) }))
    .filter((one) => one.stage === stage)
    .sort(compareRanked)
    .map(({ id }) => id);
}

describe('the cards of retired stages', () => {
  it('come after those of the stage that takes them, in their order', () => {
    const cards = [
      card('late', 'old', 'V'),
      card('own', 'new', 'k'),
      card('early', 'old', 'B'),
      card('else', 'x', 'z'),
    ];
    const placed = placeRetired(cards, into({ old: 'new' }));
    expect([...placed.keys()].sort()).toEqual(['early', 'late']);
    expect(column(cards, placed, 'new')).toEqual(['own', 'early', 'late']);
  });

  it('are where they were where nothing is retired', () => {
    expect(placeRetired([card('a', 'x', 'V')], new Map()).size).toBe(0);
  });

  it('are all there, once, and in order, whatever stood where: 200 random boards', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = seeded(seed);
      const stages = ['s0', 's1', 's2', 's3', 's4'];
      const retired = into({ s1: 's0', s3: random() < 0.5 ? 's0' : 's4' });
      const cards = Array.from({ length: Math.floor(random() * 60) }, (_, i) => {
        // Some of one rank: two people met.
        const rank = String.fromCharCode(66 + Math.floor(random() * 20));
        return card(`c${i}`, stages[Math.floor(random() * stages.length)] as string, rank);
      });
      const placed = placeRetired(cards, retired, random);
      const columns = stages.map((stage) => column(cards, placed, stage));
      expect(columns.flat().sort(), `seed ${seed}`).toEqual(cards.map(({ id }) => id).sort());
      expect([columns[1], columns[3]], `seed ${seed}`).toEqual([[], []]);
      for (const { rank } of placed.values()) expect(isRank(rank), `seed ${seed}`).toBe(true);
      for (const [stage, target] of retired) {
        const before = column(cards, new Map(), stage);
        const after = columns[stages.indexOf(target)] ?? [];
        expect(
          after.filter((id) => before.includes(id)),
          `seed ${seed}`,
        ).toEqual(before);
        const own = column(cards, new Map(), target);
        expect(after.slice(0, own.length), `seed ${seed}`).toEqual(own);
      }
    }
  });
});
