import { useDraggable } from '@dnd-kit/core';
import { GripVertical } from 'lucide-react';
import { type KeyboardEventHandler, type MouseEventHandler, memo, type TouchEventHandler, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { MoveTarget } from '../../domain/columns.ts';
import type { IsoDate } from '../../domain/dates.ts';
import { useCommands, useReady } from './board-commands.ts';
import { CardFace } from './card-face.tsx';
import type { CardPeer, Face } from './face.ts';
import { MoveMenu } from './move-menu.tsx';
import { useStages } from './stages.ts';

export interface CardItemProps {
  readonly face: Face;
  readonly today: IsoDate;
  readonly peers: readonly CardPeer[] | null;
  /** Shown though the filter leaves it out. */
  readonly kept: boolean;
  /** This person may write on the board: handle and menu are there from the first paint, and work once it is ready. */
  readonly mayWrite: boolean;
}

const SHELL =
  'group/card relative rounded-md border p-2.5 shadow-card hover:border-line-strong group-data-[density=compact]/board:py-1.5 has-[[aria-current=true]]:ring-2 has-[[aria-current=true]]:ring-accent data-lit:outline-3 data-lit:-outline-offset-1 data-lit:outline-accent';
const MEASURE_LOOK = 'border-line bg-surface';
const TASK_LOOK = 'border-dashed border-line-strong bg-ground';
/** A card that a finger holds must not start the browser's own selection or menu. */
const MOVABLE_LOOK = 'cursor-grab touch-manipulation select-none [-webkit-touch-callout:none]';

function shellLook(face: Face): string {
  return `${SHELL} ${face.card.kind === 'task' ? TASK_LOOK : MEASURE_LOOK}`;
}

/** A card in its column. */
export const CardItem = memo(function CardItem(props: CardItemProps) {
  return props.mayWrite ? <MovableCard {...props} /> : <FixedCard {...props} />;
});

function FixedCard({ face, today, peers, kept }: CardItemProps) {
  return (
    <li>
      <article data-card={face.card.id} className={shellLook(face)}>
        <CardFace face={face} today={today} peers={peers} kept={kept} hasControls={false} />
      </article>
    </li>
  );
}

/** Repaints when any drag begins, crosses columns or ends, as the kit has it; the face inside is memoised. */
function MovableCard({ face, today, peers, kept }: CardItemProps) {
  const { t } = useTranslation('board');
  const commands = useCommands();
  const stages = useStages();
  const isReady = useReady();
  const { id } = face.card;
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, isDragging } = useDraggable({
    id,
    disabled: !isReady,
    attributes: { roleDescription: t('drag.role') },
  });
  const moveTo = useCallback((target: MoveTarget) => commands.moveTo(id, target, 'menu'), [commands, id]);
  const name = commands.titleOf(id);
  return (
    <li>
      <article
        ref={setNodeRef}
        data-card={id}
        onMouseDown={listeners?.onMouseDown as MouseEventHandler | undefined}
        onTouchStart={listeners?.onTouchStart as TouchEventHandler | undefined}
        className={`${shellLook(face)} ${MOVABLE_LOOK} ${isDragging ? 'opacity-40' : ''}`}
      >
        <CardFace face={face} today={today} peers={peers} kept={kept} hasControls />
        <div className="absolute top-1.5 right-1 z-10 flex">
          <MoveMenu
            stages={stages}
            current={face.card.placement.stage}
            label={t('move.label', { title: name })}
            onMove={moveTo}
            disabled={!isReady}
          />
          <button
            ref={setActivatorNodeRef}
            type="button"
            data-part="handle"
            {...attributes}
            aria-label={t('drag.handle', { title: name })}
            title={t('drag.handle', { title: name })}
            onKeyDown={listeners?.onKeyDown as KeyboardEventHandler | undefined}
            className="flex size-7 cursor-grab items-center justify-center rounded text-ink-soft hover:bg-sunken hover:text-ink aria-disabled:opacity-60 pointer-coarse:size-9"
          >
            <GripVertical aria-hidden="true" size={16} />
          </button>
        </div>
      </article>
    </li>
  );
}

/** The likeness of a card that the pointer carries. */
export function CardCopy({ face, today }: { face: Face; today: IsoDate }) {
  return (
    <div data-card-copy="" aria-hidden="true" className={`${shellLook(face)} rotate-1 cursor-grabbing shadow-float`}>
      <CardFace face={face} today={today} peers={null} kept={false} hasControls isCopy />
    </div>
  );
}
