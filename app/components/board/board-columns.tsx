import { DndContext, DragOverlay, useDndContext } from '@dnd-kit/core';
import { type ReactNode, useEffect, useId, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Card } from '../../domain/board.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { CardId } from '../../domain/ids.ts';
import { useCommands } from './board-commands.ts';
import { CardCopy } from './card-item.tsx';
import { useDragState } from './drag-store.ts';
import type { Face } from './face.ts';
import { useStages } from './stages.ts';
import { useBoardDrag } from './use-board-drag.ts';

/** The kit's own words are switched off: the page has one live region, in the person's language. */
const SILENT = {
  onDragStart: () => undefined,
  onDragMove: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
};

/** Scrolls near the edges only: on a phone a fifth of the width would turn the page while a card is lifted. */
const AUTO_SCROLL = { threshold: { x: 0.06, y: 0.15 }, layoutShiftCompensation: false };

interface DragBoardProps {
  readonly cardOf: (id: CardId) => Card | null;
  readonly faceOf: (card: Card) => Face;
  readonly today: IsoDate;
  readonly children: ReactNode;
}

/** Makes cards below it draggable. The columns are its children, so that its own repaints at every pixel pass them by. */
export function DragBoard({ cardOf, faceOf, today, children }: DragBoardProps) {
  const { t } = useTranslation('board');
  const commands = useCommands();
  const stages = useStages();
  const ids = useMemo(() => stages.map(({ id }) => id), [stages]);
  const { finish, ...handlers } = useBoardDrag(commands, ids);
  const accessibility = useMemo(
    () => ({
      announcements: SILENT,
      screenReaderInstructions: { draggable: t('drag.instructions') },
      restoreFocus: false,
    }),
    [t],
  );
  return (
    <DndContext id={useId()} autoScroll={AUTO_SCROLL} accessibility={accessibility} {...handlers}>
      {children}
      <Overlay cardOf={cardOf} faceOf={faceOf} today={today} />
      <EndWatch finish={finish} />
    </DndContext>
  );
}

function Overlay({ cardOf, faceOf, today }: Omit<DragBoardProps, 'children'>) {
  const { drag } = useCommands();
  const active = useDragState(drag, (state) => (state.by === 'pointer' ? state.active : null));
  const card = active === null ? null : cardOf(active as CardId);
  return (
    <DragOverlay dropAnimation={null} className="pointer-events-none">
      {card && <CardCopy face={faceOf(card)} today={today} />}
    </DragOverlay>
  );
}

/** The kit ends a drag without a word when its card was never measured: a hold must not outlive it. */
function EndWatch({ finish }: { finish: () => void }) {
  const { drag } = useCommands();
  const { active } = useDndContext();
  const wasActive = useRef(false);
  useEffect(() => {
    if (wasActive.current && active === null && drag.state.active !== null) finish();
    wasActive.current = active !== null;
  }, [active, drag, finish]);
  return null;
}
