import { type RefObject, useCallback, useEffect, useState } from 'react';
import type { StageId } from '../../domain/ids.ts';
import { columnElement } from './screen.ts';

/** Share of a column that must be on the screen for it to be the one that fills it. */
const MOST = 0.6;

/** Height of the tabs, under which a page may scroll; the scroll margin of what holds the columns there. CSS pixels. */
const TABS_PX = 44;

/**
 * Which stage fills a phone's screen, and the way to another: sideways, and up to its first card where the page has been
 * scrolled down.
 *
 * @param scroller what holds the columns, whose positions are relative to it
 * @param stages as they stand there
 */
export function useVisibleStage(scroller: RefObject<HTMLElement>, stages: readonly StageId[]) {
  const [visibleStage, setVisible] = useState<StageId | null>(stages[0] ?? null);
  // By their names: the list is another one at every moment of a past that is played.
  const all = stages.join(' ');
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        const filling = entries.find((entry) => entry.intersectionRatio >= MOST);
        if (filling) setVisible(filling.target.getAttribute('data-stage') as StageId);
      },
      { root: scroller.current, threshold: MOST },
    );
    for (const id of all.split(' ')) {
      const column = columnElement(id as StageId);
      if (column) observer.observe(column);
    }
    return () => observer.disconnect();
  }, [scroller, all]);
  const showStage = useCallback(
    (stage: StageId) => {
      const [board, column] = [scroller.current, columnElement(stage)];
      if (!board || !column) return;
      const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
      // Where exactly it comes to rest is for the board's snapping.
      board.scrollTo({ left: column.offsetLeft, behavior: isCalm ? 'auto' : 'smooth' });
      if (board.getBoundingClientRect().top < TABS_PX) board.scrollIntoView();
    },
    [scroller],
  );
  return { visibleStage, showStage };
}
