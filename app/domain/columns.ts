import type { Card, Placement, Stage } from './board.ts';
import type { CardId, StageId } from './ids.ts';
import { compareRanked, rankAt } from './rank.ts';

/** A stage with the cards that stand in it, from the top down. */
export interface Column<Of extends Stage = Stage> {
  readonly stage: Of;
  readonly cards: readonly Card[];
}

/** A place among the cards a person sees: `index` counts without the card that is on its way there. */
export interface Place {
  readonly stage: StageId;
  readonly index: number;
}

/** The order of cards in a column. */
export function compareCards(a: Card, b: Card): number {
  return compareRanked({ rank: a.placement.rank, id: a.id }, { rank: b.placement.rank, id: b.id });
}

/** Whether a card is put away: a task by its agency, that of a measure by a corrected document. */
export function isArchived(card: Pick<Card, 'archived'>): boolean {
  return card.archived === true;
}

/**
 * Sorts a board's cards into the plan's stages; archived ones are left out. A card in a stage that the plan does not have
 * stands in the first one until the server has put it right: nothing that is on a board may be invisible.
 */
export function toColumns<Of extends Stage>(stages: readonly Of[], cards: Iterable<Card>): Column<Of>[] {
  const byStage = new Map<StageId, Card[]>(stages.map(({ id }) => [id, []]));
  const first = stages[0];
  for (const card of cards) {
    if (isArchived(card)) continue;
    const column = byStage.get(card.placement.stage) ?? (first && byStage.get(first.id));
    column?.push(card);
  }
  return stages.map((stage) => ({ stage, cards: (byStage.get(stage.id) ?? []).sort(compareCards) }));
}

/** `after` with every column that equals its one in `before` replaced by that object: what did not change repaints nothing. */
export function shareColumns<Of extends Stage>(
  before: readonly Column<Of>[],
  after: readonly Column<Of>[],
): readonly Column<Of>[] {
  const shared = after.map((column, i) => {
    const old = before[i];
    return old && old.stage === column.stage && isSameList(old.cards, column.cards) ? old : column;
  });
  return isSameList(before, shared) ? before : shared;
}

function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}

/**
 * The placement that puts a card at `index` among the cards a person sees of a column. Cards that a filter hides keep their
 * place: the moved one comes right below the visible card before it, or right above the first visible one.
 *
 * @param all every card of the column in order
 * @param shown the visible ones in order
 * @param moving the card on its way; it may stand in the column already
 * @param index among the visible ones without `moving`; clamped
 */
export function placementAt(
  stage: StageId,
  all: readonly Card[],
  shown: readonly Card[],
  moving: CardId | null,
  index: number,
  random?: () => number,
): Placement {
  const others = all.filter(({ id }) => id !== moving);
  const visible = shown.filter(({ id }) => id !== moving);
  const at = Math.max(0, Math.min(index, visible.length));
  const before = visible[at - 1];
  const after = visible[at];
  const position = before
    ? others.findIndex(({ id }) => id === before.id) + 1
    : aboveEquals(others, after ? others.findIndex(({ id }) => id === after.id) : 0);
  return {
    stage,
    rank: rankAt(
      others.map(({ placement }) => placement),
      position,
      random,
    ),
  };
}

/** The index above every card of the same rank: between two equal ones there is no place. */
function aboveEquals(cards: readonly Card[], index: number): number {
  let above = Math.max(0, index);
  while (above > 0 && cards[above - 1]?.placement.rank === cards[above]?.placement.rank) above--;
  return above;
}

/** Where a card stands among those given; null when it is not among them. */
export function placeOf(columns: readonly Column[], cardId: CardId): Place | null {
  for (const { stage, cards } of columns) {
    const index = cards.findIndex(({ id }) => id === cardId);
    if (index >= 0) return { stage: stage.id, index };
  }
  return null;
}

/** A stage, and where among the cards a person sees there; "up" and "down" are from where the card stands. */
export interface MoveTarget {
  readonly stageId: string;
  readonly at: 'top' | 'bottom' | 'up' | 'down';
}

/**
 * The index a target means for a card, among the visible cards without it.
 *
 * @param from where the card stands
 * @param count the visible cards of the target's stage without the card
 */
export function targetIndex(target: MoveTarget, from: Place | null, count: number): number {
  const stays = from !== null && from.stage === target.stageId;
  switch (target.at) {
    case 'top':
      return 0;
    case 'bottom':
      return count;
    case 'up':
      return stays ? Math.max(0, from.index - 1) : 0;
    case 'down':
      return stays ? Math.min(count, from.index + 1) : count;
  }
}
