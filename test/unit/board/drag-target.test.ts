import { describe, expect, it } from 'vitest';
import { boxAt, indexAt, nearestByHeight, stepFrom } from '#app/components/board/drag-target.ts';
import type { StageId } from '#app/domain/ids.ts';

const stage = (id: string) => id as StageId;
const box = (left: number, right: number, top = 0, bottom = 100) => ({ left, right, top, bottom });

describe('boxAt', () => {
  const columns = [box(0, 100), box(120, 220)];
  it.each([
    ['inside the first', { x: 50, y: 50 }, 0],
    ['inside the second', { x: 121, y: 50 }, 1],
    ['in the gap, nearer to the first', { x: 105, y: 50 }, 0],
    ['in the gap, nearer to the second', { x: 115, y: 50 }, 1],
    ['beyond the last', { x: 900, y: 50 }, 1],
  ])('%s', (_, point, index) => {
    expect(boxAt(point, columns)).toBe(columns[index]);
  });

  it('is none above or below all of them: there a drop changes nothing', () => {
    expect(boxAt({ x: 50, y: -1 }, columns)).toBeNull();
    expect(boxAt({ x: 50, y: 101 }, columns)).toBeNull();
  });
});

describe('indexAt', () => {
  const cards = [
    { top: 0, bottom: 40 },
    { top: 50, bottom: 250 },
  ];
  it.each([
    [19, 0],
    [21, 1],
    [149, 1],
    [151, 2],
  ])('height %i is before card %i: the middle of a card decides, however tall it is', (y, index) => {
    expect(indexAt(y, cards)).toBe(index);
  });

  it('finds the card whose middle is nearest', () => {
    expect(nearestByHeight(60, cards)).toBe(0);
    expect(nearestByHeight(120, cards)).toBe(1);
    expect(nearestByHeight(1, [])).toBe(-1);
  });
});

describe('stepFrom', () => {
  const stages = ['a', 'b', 'c'].map(stage);
  const counts: Record<string, number> = { a: 3, b: 1, c: 0 };
  const countIn = (id: StageId) => counts[id] ?? 0;
  const from = { stage: stage('a'), index: 2 };
  it.each([
    ['ArrowUp', { stage: 'a', index: 1 }],
    ['ArrowDown', { stage: 'a', index: 3 }],
    ['Home', { stage: 'a', index: 0 }],
    ['End', { stage: 'a', index: 3 }],
    ['ArrowRight', { stage: 'b', index: 1 }],
    ['ArrowLeft', { stage: 'a', index: 2 }],
  ] as const)('%s', (key, to) => {
    expect(stepFrom(from, key, stages, countIn, () => 9)).toEqual(to);
  });

  it('stays at both ends of a column, and enters an empty one at its only place', () => {
    expect(stepFrom({ stage: stage('a'), index: 0 }, 'ArrowUp', stages, countIn, () => 0).index).toBe(0);
    expect(stepFrom({ stage: stage('a'), index: 3 }, 'ArrowDown', stages, countIn, () => 0).index).toBe(3);
    expect(stepFrom({ stage: stage('b'), index: 0 }, 'ArrowRight', stages, countIn, () => 5)).toEqual({
      stage: 'c',
      index: 0,
    });
  });
});
