import { type RefObject, useEffect } from 'react';

/** Scrolls both panes to what is looked at. What is seen already stays where it is. */
export function useShowSelected(page: RefObject<HTMLElement>, at: string | null): void {
  useEffect(() => {
    if (at === null) return;
    for (const place of page.current?.querySelectorAll(`[data-shows~="${CSS.escape(at)}"]`) ?? []) {
      // Of a commitment in several pieces, the first of each pane.
      const pane = place.closest('[data-pane]');
      if (pane?.querySelector(`[data-shows~="${CSS.escape(at)}"]`) === place)
        place.scrollIntoView({ block: 'nearest' });
    }
  }, [at, page]);
}
