import type { CardState, PlanState } from './plan-state.ts';

/**
 * A card as overviews show it: whole but for a task's description. Nobody reads descriptions side by side, and they may be
 * the greater part of a plan by far.
 */
export function overviewCard(card: CardState): CardState {
  return card.kind === 'task' && card.description !== '' ? { ...card, description: '' } : card;
}

/** A plan's state as overviews show it. */
export function toOverview(state: PlanState): PlanState {
  return { ...state, boards: state.boards.map((board) => ({ ...board, cards: board.cards.map(overviewCard) })) };
}
