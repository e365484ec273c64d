import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { StageId } from '../../domain/ids.ts';
import { useBrowserLayoutEffect } from '../use-browser-layout-effect.ts';
import { useCommands } from './board-commands.ts';
import { useDragState } from './drag-store.ts';
import { cardsIn } from './screen.ts';

/** Half the gap between two cards, in pixels: the line stands in its middle. */
const HALF_GAP_PX = 4;

/** Where a card would go. It lies over the column, so that nothing shifts under the pointer. */
export function InsertionLine({ stage }: { stage: StageId }) {
  const { t } = useTranslation('board');
  const commands = useCommands();
  const { drag } = commands;
  const index = useDragState(drag, ({ target }) => (target?.stage === stage ? target.index : null));
  const byKeys = useDragState(drag, ({ by }) => by === 'keyboard');
  const line = useRef<HTMLLIElement>(null);

  useBrowserLayoutEffect(() => {
    const element = line.current;
    if (!element || index === null) return;
    const cards = cardsIn(stage, drag.state.active);
    const [above, below] = [cards[index - 1], cards[index]];
    const top = below
      ? below.offsetTop - HALF_GAP_PX
      : above
        ? above.offsetTop + above.offsetHeight + HALF_GAP_PX
        : HALF_GAP_PX;
    element.style.top = `${top}px`;
    if (byKeys) element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [index, byKeys, stage, drag]);

  if (index === null) return null;
  const total = commands.countIn(stage, drag.state.active) + 1;
  return (
    <li
      ref={line}
      aria-hidden="true"
      data-insertion=""
      className="pointer-events-none absolute inset-x-2 z-20 my-0! flex h-1 -translate-y-0.5 scroll-m-8 items-center rounded-full bg-accent"
    >
      {byKeys && (
        <span className="ml-2 max-w-[90%] truncate rounded bg-accent px-2 text-sm leading-6 text-on-accent">
          {t('drag.here', { position: index + 1, total })}
        </span>
      )}
    </li>
  );
}
