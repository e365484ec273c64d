import { makeFace } from '../../components/board/make-face.ts';
import type { Card } from '../../domain/board.ts';
import type { CardId } from '../../domain/ids.ts';
import type { BoardHistory } from '../../history/services.ts';

/** What a card is called; null for one of which nothing is known, or that has no title. */
export type NameOf = (id: CardId) => string | null;

/**
 * Names cards as they are called in the first of some lists that has them.
 *
 * @param lists e.g. those of the moment, then those of later
 */
export function namer({ board }: BoardHistory, ...lists: readonly (readonly Card[])[]): NameOf {
  const measures = new Map(board.measures.map((measure) => [measure.id, measure]));
  const cards = new Map(lists.toReversed().flatMap((list) => list.map((card) => [card.id, card] as const)));
  return (id) => {
    const card = cards.get(id);
    if (!card) return null;
    const measure = card.measureId === null ? null : (measures.get(card.measureId) ?? null);
    const { title, number } = makeFace(card, measure, board.agency.id, false);
    const name = card.kind === 'measure' && number !== null ? `（${number}）${title}` : title;
    return name === '' ? null : name;
  };
}
