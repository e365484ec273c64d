import { expect, it } from 'vitest';
import { toOverview } from '#app/domain/overview.ts';
import { createOverviewCards, type LaneGroup, toLanes } from '#app/domain/overview-cards.ts';
import type { Measure } from '#app/domain/plan.ts';
import { card, small, TODAY } from './state.ts';

const state = small();
const cards = createOverviewCards(state, TODAY)(state.boards);
const lanes = (by: LaneGroup) =>
  toLanes(cards, by, state).map(({ key, columns, count, late }) => ({
    key,
    columns: columns.map((column) => column.map(({ card: { id } }) => id)),
    count,
    late,
  }));

it('has every card that is not archived, with how it stands', () => {
  expect(cards.map(({ card: { id } }) => id)).toEqual(['a1', 'a2', 'ta', 'tb', 'td', 'b1', 'b2', 'c1']);
  expect(cards[0]).toMatchObject({ lateness: { kind: 'overdue', days: 4 }, roles: ['lead'], untouchedDays: 0 });
  expect(cards[2], 'a task has its own deadline alone').toMatchObject({ lateness: null, roles: ['lead'] });
  expect(cards[4], 'nobody answers for a free task').toMatchObject({ measure: null, roles: [] });
  expect(cards[5], 'done').toMatchObject({ lateness: null, dueOn: '2026-11-20' });
});

it('sorts them into lanes by agency', () => {
  expect(lanes('agency')).toEqual([
    { key: 'a', columns: [['a2', 'td'], ['a1', 'tb'], [], ['ta']], count: 5, late: 1 },
    { key: 'b', columns: [[], [], ['b2'], ['b1']], count: 2, late: 0 },
    { key: 'c', columns: [['c1'], [], [], []], count: 1, late: 0 },
  ]);
});

it('sorts them into lanes by measure, those without one last', () => {
  expect(lanes('measure').map(({ key, count }) => [key, count])).toEqual([
    ['m1', 5],
    ['m2', 2],
    ['', 1],
  ]);
});

it('gives the same object for a card that did not change', () => {
  const read = createOverviewCards(state, TODAY);
  const [first] = read(state.boards);
  const [board, ...others] = state.boards;
  if (!board) throw new Error('there is a board');
  const moved = card('a2', 'm2', 'done');
  const after = read([{ ...board, cards: board.cards.map((one) => (one.id === moved.id ? moved : one)) }, ...others]);
  expect(after[0]).toBe(first);
  expect(after[1]?.stage?.category).toBe('done');
});

it('leaves descriptions out of an overview, and nothing else', () => {
  const described = card('x', null, 'todo', { title: '任务', description: '很长' } as never);
  const [board] = state.boards;
  if (!board) throw new Error('there is a board');
  const { boards } = toOverview({ ...state, boards: [{ ...board, cards: [described, ...board.cards] }] });
  expect(boards[0]?.cards[0]).toEqual({ ...described, description: '' });
  expect(boards[0]?.cards[1]).toBe(board.cards[0]);
});

it('names what cards under a measure hang on that is in the document no more, after those that are in it', () => {
  const [first, second] = state.measures as [Measure, Measure];
  const corrected = { ...state, measures: [second], gone: [{ ...first, ordinal: -1_000_000 }] };
  const read = createOverviewCards(corrected, TODAY)(corrected.boards);
  const under = toLanes(read, 'measure', corrected).map(({ key, measure, count }) => [key, measure?.title, count]);
  expect(under).toEqual([
    ['m2', '举措2', 2],
    ['m1', '举措1', 5],
    ['', undefined, 1],
  ]);
  expect(read.find(({ card: { id } }) => id === 'tb')?.words).toContain('(一) 举措1');
});
