import { type RefObject, useCallback, useEffect, useState } from 'react';
import type { StageId } from '../../domain/ids.ts';
import { columnElement } from './screen.ts';

/** Share of a column that must be on the screen for it to be the one that fills it. */
const MOST = 0.6;

/**
 * Which stage fills a phone's screen, and the way to another: sideways, and up to its first card where the page has been
 * scrolled down.
 *
 * @param scroller what holds the columns, whose positions are relative to it; with the height of the tabs as its scroll margin
 *   where the page scrolls beneath them
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
      const left = column.offsetLeft - (board.clientWidth - column.offsetWidth) / 2;
      const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
      board.scrollTo({ left, behavior: isCalm ? 'auto' : 'smooth' });
      const below = Number.parseFloat(getComputedStyle(board).scrollMarginTop);
      if (board.getBoundingClientRect().top < below) board.scrollIntoView();
    },
    [scroller],
  );
  return { visibleStage, showStage };
}
