import { type RefObject, useCallback, useEffect, useState } from 'react';
import type { StageId } from '../../domain/ids.ts';
import { columnElement } from './screen.ts';

/** Share of a column that must be on the screen for it to be the one that fills it. */
const MOST = 0.6;

/** Which stage fills a phone's screen, and the way to another. @param stages as they stand there */
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
  const showStage = useCallback((stage: StageId) => {
    columnElement(stage)?.scrollIntoView({ inline: 'center', block: 'nearest', behavior: 'smooth' });
  }, []);
  return { visibleStage, showStage };
}
