import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { useNews } from '#app/components/overview/use-news.ts';
import type { PlanState } from '#app/domain/plan-state.ts';
import { small } from './state.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const show = (state: PlanState) => renderHook((shown: PlanState) => useNews(shown), { initialProps: state });
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
/** With the card `b1` in another stage. */
const moved = (state: PlanState): PlanState => ({
  ...state,
  boards: state.boards.map((board) => ({
    ...board,
    cards: board.cards.map((card) => (card.id === 'b1' ? { ...card, changedAt: card.changedAt + 1 } : card)),
  })),
});

it('lights a card that has changed for a while, and tells of it once', async () => {
  const state = small();
  const { result, rerender } = show(state);
  expect(result.current).toEqual({ lit: new Set(), told: [] });
  rerender(moved(state));
  expect(result.current).toEqual({ lit: new Set(['b1']), told: [] });
  await pass(1_500);
  expect(result.current.told).toEqual(['b1']);
  await pass(2_500);
  expect(result.current).toEqual({ lit: new Set(), told: ['b1'] });
});

it('lights nothing of a record that is read anew, though its boards are other objects, in another order, and one has gone', async () => {
  const state = small();
  const { result, rerender } = show(state);
  const read = structuredClone(state);
  rerender({ ...read, boards: read.boards.slice(1).reverse() });
  expect(result.current.lit).toEqual(new Set());
  rerender(moved(structuredClone(state)));
  // The first board is new again.
  const first = state.boards[0]?.cards.map(({ id }) => id) ?? [];
  expect(result.current.lit).toEqual(new Set([...first, 'b1']));
});
