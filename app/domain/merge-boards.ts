import type { Card, MeasureCard } from './board.ts';
import type { MeasureId } from './ids.ts';

/** What becomes of the cards of a board that goes into another one of its plan. */
export interface BoardMerge {
  /** Those that go over as they are: tasks, and the cards of measures that the other board has not got. */
  readonly taken: readonly Card[];
  /** Those of measures that both have, each with the other board's as it was and as it is then. */
  readonly joined: readonly JoinedCard[];
}

export interface JoinedCard {
  readonly from: MeasureCard;
  readonly before: MeasureCard;
  readonly after: MeasureCard;
}

/**
 * Makes one board of two. Of a measure that both have, the card of the board that stays keeps its place and all that is said on
 * it; what it leaves empty, it has from the other, and a commitment is ticked off where either had ticked it. It is put away
 * only where both were.
 *
 * @param from the cards of the board that goes, `into` those of the one that stays
 */
export function mergeBoards(from: Iterable<Card>, into: Iterable<Card>): BoardMerge {
  const own = new Map<MeasureId, MeasureCard>();
  for (const card of into) if (card.kind === 'measure') own.set(card.measureId, card);
  const taken: Card[] = [];
  const joined: JoinedCard[] = [];
  for (const card of from) {
    const before = card.kind === 'measure' ? own.get(card.measureId) : undefined;
    if (card.kind === 'measure' && before) joined.push({ from: card, before, after: join(card, before) });
    else taken.push(card);
  }
  return { taken, joined };
}

function join(from: MeasureCard, into: MeasureCard): MeasureCard {
  const { archived, ...card } = into;
  return {
    ...card,
    contact: card.contact === '' ? from.contact : card.contact,
    startsOn: card.startsOn ?? from.startsOn,
    dueOn: card.dueOn ?? from.dueOn,
    // In the order in which a board document is read.
    ticked: [...new Set([...card.ticked, ...from.ticked])].sort(),
    ...(archived && from.archived ? { archived } : {}),
  };
}
