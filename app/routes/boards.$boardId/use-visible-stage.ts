import { type RefObject, useCallback, useEffect, useState } from 'react';
import { columnElement } from '../../components/board/screen.ts';
import type { Stage } from '../../domain/board.ts';
import type { StageId } from '../../domain/ids.ts';

/** Share of a column that must be on the screen for it to be the one that fills it. */
const MOST = 0.6;

/** Which stage fills a phone's screen, and the way to another. */
export function useVisibleStage(scroller: RefObject<HTMLElement>, stages: readonly Stage[]) {
  const [visibleStage, setVisible] = useState<StageId | null>(stages[0]?.id ?? null);
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        const filling = entries.find((entry) => entry.intersectionRatio >= MOST);
        if (filling) setVisible(filling.target.getAttribute('data-stage') as StageId);
      },
      { root: scroller.current, threshold: MOST },
    );
    for (const { id } of stages) {
      const column = columnElement(id);
      if (column) observer.observe(column);
    }
    return () => observer.disconnect();
  }, [scroller, stages]);
  const showStage = useCallback((stage: StageId) => {
    columnElement(stage)?.scrollIntoView({ inline: 'center', block: 'nearest', behavior: 'smooth' });
  }, []);
  return { visibleStage, showStage };
}
