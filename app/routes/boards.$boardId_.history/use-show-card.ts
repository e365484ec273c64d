import { useEffect, useRef } from 'react';
import type { EpochMs } from '../../domain/dates.ts';
import type { CardId } from '../../domain/ids.ts';

/**
 * Brings a card into view whenever another moment is shown: on a phone only one stage is to be seen, and a long one scrolls.
 *
 * @param first the moment that the page came with: it is left as it came
 * @returns what the cards are in
 */
export function useShowCard(cardId: CardId | null, at: EpochMs, first: EpochMs) {
  const area = useRef<HTMLDivElement>(null);
  const last = useRef(first);
  useEffect(() => {
    if (last.current === at) return;
    last.current = at;
    if (cardId === null) return;
    const card = area.current?.querySelector(`[data-card="${CSS.escape(cardId)}"]`);
    card?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [cardId, at]);
  return area;
}
