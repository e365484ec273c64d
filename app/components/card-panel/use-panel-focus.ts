import { useLocation } from '@remix-run/react';
import { type RefObject, useEffect, useRef } from 'react';
import type { CardId } from '../../domain/ids.ts';
import type { CardLinkState } from '../board/card-link.tsx';

/** The heading has the focus when a card opens; when it closes, the card's link on the board has it again. */
export function usePanelFocus(cardId: CardId): RefObject<HTMLHeadingElement> {
  const heading = useRef<HTMLHeadingElement>(null);
  const state: CardLinkState | null = useLocation().state;
  const keepFocus = useRef(false);
  keepFocus.current = state?.keepFocus === true;
  useEffect(() => {
    // A step along the board takes the panel with it, not the focus.
    if (!keepFocus.current) heading.current?.focus({ preventScroll: true });
    return () => {
      requestAnimationFrame(() => {
        // Whoever has moved on to something else keeps it: another card's heading, a field of the board.
        if (document.activeElement !== null && document.activeElement !== document.body) return;
        document.querySelector<HTMLElement>(`[data-card="${cardId}"] a`)?.focus();
      });
    };
  }, [cardId]);
  return heading;
}
