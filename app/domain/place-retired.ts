import type { Card, Placement } from './board.ts';
import type { CardId, StageId } from './ids.ts';
import { compareRanked, type Rank, rankBetween } from './rank.ts';

type Placed = Pick<Card, 'id' | 'placement'>;

/**
 * Where the cards of retired stages go on a board: after those of the stage that took their place, in the order in which they
 * stood.
 *
 * @param into by which stage in use each retired one is replaced
 * @param random uniform in [0, 1); for tests
 * @returns the new place of every card that stands in a retired stage, and of no other
 */
export function placeRetired(
  cards: Iterable<Placed>,
  into: ReadonlyMap<StageId, StageId>,
  random?: () => number,
): Map<CardId, Placement> {
  const placed = new Map<CardId, Placement>();
  if (into.size === 0) return placed;
  const last = new Map<StageId, Rank>();
  const leaving: Placed[] = [];
  for (const card of cards) {
    const { stage, rank } = card.placement;
    if (into.has(stage)) leaving.push(card);
    else if (rank > (last.get(stage) ?? '')) last.set(stage, rank);
  }
  const order = [...into.keys()];
  const placeOf = ({ placement }: Placed) => order.indexOf(placement.stage);
  leaving.sort((a, b) => placeOf(a) - placeOf(b) || compareRanked(toRanked(a), toRanked(b)));
  for (const { id, placement } of leaving) {
    const stage = into.get(placement.stage) ?? placement.stage;
    const rank = rankBetween(last.get(stage) ?? null, null, random);
    last.set(stage, rank);
    placed.set(id, { stage, rank });
  }
  return placed;
}

const toRanked = ({ id, placement }: Placed) => ({ id, rank: placement.rank });
