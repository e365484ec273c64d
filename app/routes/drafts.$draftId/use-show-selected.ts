import { type RefObject, useEffect } from 'react';
import { addressOf, type Selected } from './selection.ts';

/**
 * Scrolls both panes to what is looked at. What is seen already stays where it is.
 *
 * @param open what was understood of it
 */
export function useShowSelected(page: RefObject<HTMLElement>, at: string | null, open: Selected | null): void {
  const understood = open === null ? null : addressOf(open);
  useEffect(() => {
    for (const pane of page.current?.querySelectorAll('[data-pane]') ?? []) {
      // Of a commitment in several pieces, the first.
      const place = [at, understood].map((name) => name && pane.querySelector(`[data-shows~="${CSS.escape(name)}"]`));
      place.find((found) => found instanceof Element)?.scrollIntoView({ block: 'nearest' });
    }
  }, [at, understood, page]);
}
