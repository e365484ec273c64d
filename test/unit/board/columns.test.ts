import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Card, Stage, TaskCard } from '#app/domain/board.ts';
import { compareCards, placementAt, placeOf, shareColumns, targetIndex, toColumns } from '#app/domain/columns.ts';
import type { CardId, StageId } from '#app/domain/ids.ts';
import { evenRanks, type Rank } from '#app/domain/rank.ts';
import { stagesOf, task } from './board-fixtures.ts';

const STAGES = stagesOf('a', 'b', 'c');
const [A, B] = STAGES as [Stage, Stage, Stage];

/** Boards with gaps, equal ranks and cards that a filter hides. */
const boards = fc
  .array(fc.record({ stage: fc.constantFrom(...STAGES), rank: fc.nat(12), hidden: fc.boolean() }), { maxLength: 12 })
  .map((rows) => {
    const ranks = evenRanks(13);
    return rows.map(({ stage, rank, hidden }, i) => ({
      hidden,
      card: task(`c${i}`, stage.id, ranks[rank] as Rank),
    }));
  });

describe('columns', () => {
  test('every card that is not archived stands in exactly one column, in the order of ranks', () => {
    fc.assert(
      fc.property(boards, (rows) => {
        const cards = rows.map(({ card }) => card);
        const columns = toColumns(STAGES, cards);
        expect(columns.flatMap((column) => column.cards.map(({ id }) => id)).sort()).toEqual(
          cards.map(({ id }) => id).sort(),
        );
        for (const { cards } of columns) expect([...cards].sort(compareCards)).toEqual(cards);
      }),
    );
  });

  test('archived tasks are in none, and a card of an unknown stage is in the first', () => {
    const archived: TaskCard = { ...task('x', A.id, 'V' as Rank), archived: true };
    const lost = task('y', 'gone' as StageId, 'V' as Rank);
    expect(toColumns(STAGES, [archived, lost])[0]?.cards).toEqual([lost]);
  });

  test('columns that did not change are the same objects', () => {
    const cards = [task('x', A.id, 'V' as Rank), task('y', B.id, 'V' as Rank)];
    const before = toColumns(STAGES, cards);
    expect(shareColumns(before, toColumns(STAGES, cards))).toBe(before);
    const after = shareColumns(before, toColumns(STAGES, [...cards, task('z', B.id, 'W' as Rank)]));
    expect(after.map((column, i) => column === before[i])).toEqual([true, false, true]);
  });
});

describe('a placement among what a person sees', () => {
  test('puts the card at that index of the visible ones and moves no other', () => {
    fc.assert(
      fc.property(boards, fc.nat(), fc.nat(14), fc.constantFrom(...STAGES), (rows, pick, index, stage) => {
        const moving = rows[pick % Math.max(1, rows.length)]?.card;
        if (!moving) return;
        const hidden = new Set(rows.filter((row) => row.hidden).map(({ card }) => card.id));
        hidden.delete(moving.id);
        const isShown = ({ id }: Card) => !hidden.has(id);
        const all = toColumns(
          STAGES,
          rows.map(({ card }) => card),
        ).find((column) => column.stage === stage)?.cards as Card[];
        const shown = all.filter(isShown);
        const others = shown.filter(({ id }) => id !== moving.id);
        const placement = placementAt(stage.id, all, shown, moving.id, index);
        const moved = { ...moving, placement };
        const after = [...all.filter(({ id }) => id !== moving.id), moved].sort(compareCards);
        const at = after.filter(isShown).findIndex(({ id }) => id === moving.id);
        const wanted = Math.min(index, others.length);
        // Between two cards of the same rank there is no place: it comes below both.
        if (others[wanted - 1]?.placement.rank !== others[wanted]?.placement.rank) expect(at).toBe(wanted);
        else expect(at).toBeGreaterThanOrEqual(wanted);
        expect(after.filter(({ id }) => id !== moving.id)).toEqual(all.filter(({ id }) => id !== moving.id));
      }),
      { numRuns: 1_000 },
    );
  });

  test('comes first even where a hidden card above the first visible one has the same rank', () => {
    const [r1] = evenRanks(1) as [Rank];
    const all = [task('a', A.id, r1), task('b', A.id, r1)];
    const { rank } = placementAt(A.id, all, [all[1] as Card], null, 0);
    expect(rank < r1).toBe(true);
  });

  test('comes right below the visible card before it, above what the filter hides', () => {
    const [r1, r2, r3] = evenRanks(3) as [Rank, Rank, Rank];
    const all = [task('x', A.id, r1), task('hidden', A.id, r2), task('z', A.id, r3)];
    const { rank } = placementAt(A.id, all, [all[0] as Card, all[2] as Card], null, 1);
    expect(rank > r1 && rank < r2).toBe(true);
  });

  test('at the top of visible cards stays below what is hidden above them', () => {
    const [r1, r2] = evenRanks(2) as [Rank, Rank];
    const all = [task('hidden', A.id, r1), task('x', A.id, r2)];
    const { rank } = placementAt(A.id, all, [all[1] as Card], null, 0);
    expect(rank > r1 && rank < r2).toBe(true);
  });
});

test('a card is found where it stands, or not at all', () => {
  const columns = toColumns(STAGES, [task('x', B.id, '5' as Rank), task('y', B.id, '7' as Rank)]);
  expect(placeOf(columns, 'y' as CardId)).toEqual({ stage: B.id, index: 1 });
  expect(placeOf(columns, 'z' as CardId)).toBeNull();
});

describe('targetIndex', () => {
  const here = { stage: 'doing' as StageId, index: 2 };
  test.each([
    ['top', 'doing', 0],
    ['up', 'doing', 1],
    ['down', 'doing', 3],
    ['bottom', 'doing', 4],
    ['top', 'done', 0],
    ['up', 'done', 0],
    ['down', 'done', 4],
    ['bottom', 'done', 4],
  ] as const)('%s in %s is index %i among four others', (at, stageId, index) => {
    expect(targetIndex({ stageId, at }, here, 4)).toBe(index);
  });

  test('stays within the column at its ends, and takes a card that is not on view for one from elsewhere', () => {
    expect(targetIndex({ stageId: 'doing', at: 'up' }, { ...here, index: 0 }, 4)).toBe(0);
    expect(targetIndex({ stageId: 'doing', at: 'down' }, { ...here, index: 4 }, 4)).toBe(4);
    expect(targetIndex({ stageId: 'doing', at: 'down' }, null, 4)).toBe(4);
  });
});
