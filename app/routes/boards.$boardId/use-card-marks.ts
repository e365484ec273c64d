import { useMemo, useRef } from 'react';
import type { CardMarksShown } from '../../components/board/face.ts';
import type { Card } from '../../domain/board.ts';
import type { CardId } from '../../domain/ids.ts';
import { isOn } from '../../domain/instructions.ts';
import type { BoardMarks } from '../../services.ts';

/** What leads have put on each card; the same object again for a card where that did not change, so that it does not repaint. */
export function useCardMarks(
  cards: ReadonlyMap<CardId, Card>,
  { supervisions, instructions }: BoardMarks,
): ReadonlyMap<CardId, CardMarksShown> {
  const last = useRef<ReadonlyMap<CardId, CardMarksShown>>(new Map());
  return useMemo(() => {
    const next = new Map<CardId, CardMarksShown>();
    const put = (id: CardId, more: Partial<CardMarksShown>) => {
      next.set(id, { supervision: null, instructions: [], ...next.get(id), ...more });
    };
    for (const supervision of supervisions) put(supervision.cardId, { supervision });
    if (instructions.length > 0) {
      for (const card of cards.values()) {
        const own = instructions.filter((instruction) => isOn(instruction, card));
        if (own.length > 0) put(card.id, { instructions: own });
      }
    }
    for (const [id, marks] of next) {
      const before = last.current.get(id);
      if (before && JSON.stringify(before) === JSON.stringify(marks)) next.set(id, before);
    }
    const isSame = next.size === last.current.size && [...next].every(([id, marks]) => last.current.get(id) === marks);
    if (!isSame) last.current = next;
    return last.current;
  }, [cards, supervisions, instructions]);
}
