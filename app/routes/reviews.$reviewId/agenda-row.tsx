import { useDraggable, useDroppable } from '@dnd-kit/core';
import { Link } from '@remix-run/react';
import { ChevronDown, ChevronUp, GripVertical, type LucideIcon, X } from 'lucide-react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import type { AgendaItem } from '../../domain/agenda.ts';
import { AgendaMarks } from '../../reviews/agenda-marks.tsx';
import { useTexts } from '../../reviews/use-texts.ts';

interface AgendaRowProps {
  readonly item: AgendaItem;
  /** From 0. */
  readonly place: number;
  readonly all: number;
  readonly name: string;
  /** Where the snapshot shows it. */
  readonly href: string;
  /** Null for whoever only reads. */
  readonly controls: { onMove(to: number): void; onCut(): void } | null;
}

/** An item of the agenda. It is dragged by its handle; the buttons beside do the same by keyboard. */
export function AgendaRow({ item, place, all, name, href, controls }: AgendaRowProps) {
  const { t } = useTexts();
  const drag = useDraggable({ id: item.key, disabled: controls === null });
  const drop = useDroppable({ id: item.key });
  return (
    <li
      ref={drop.setNodeRef}
      className={`flex items-start gap-1 py-1.5 pr-1 pl-1 text-sm ${drop.isOver && !drag.isDragging ? 'bg-accent-soft' : ''} ${drag.isDragging ? 'opacity-50' : ''}`}
    >
      {controls && (
        <span
          ref={drag.setNodeRef}
          {...drag.listeners}
          title={t('agenda.drag', { name })}
          className="flex h-8 w-5 shrink-0 cursor-grab touch-none items-center justify-center text-ink-soft print:hidden"
        >
          <GripVertical aria-hidden="true" size={16} />
        </span>
      )}
      <span className="w-6 shrink-0 pt-1 text-right text-ink-soft tabular-nums">{place + 1}</span>
      <div className="min-w-0 flex-1 py-1 pl-1">
        <Link to={href} lang={DOCUMENT_LANGUAGE} className="font-medium hover:text-accent hover:underline">
          {name}
        </Link>
        <AgendaMarks item={item} />
      </div>
      {controls && (
        <span className="flex shrink-0 print:hidden">
          <Control
            icon={ChevronUp}
            name={t('agenda.up', { name })}
            isIdle={place === 0}
            onPress={() => controls.onMove(place - 1)}
          />
          <Control
            icon={ChevronDown}
            name={t('agenda.down', { name })}
            isIdle={place === all - 1}
            onPress={() => controls.onMove(place + 1)}
          />
          <Control icon={X} name={t('agenda.cut', { name })} cuts={item.key} onPress={controls.onCut} />
        </span>
      )}
    </li>
  );
}

interface ControlProps {
  readonly icon: LucideIcon;
  readonly name: string;
  /** There is nowhere to go. Not disabled: that would take the focus from whoever has just moved the item there. */
  readonly isIdle?: boolean;
  readonly cuts?: string;
  readonly onPress: () => void;
}

function Control({ icon: Icon, name, isIdle = false, cuts, onPress }: ControlProps) {
  return (
    <button
      type="button"
      data-cut={cuts}
      aria-label={name}
      title={name}
      aria-disabled={isIdle}
      onClick={() => !isIdle && onPress()}
      className="flex h-8 w-7 items-center justify-center rounded text-ink-soft hover:bg-sunken hover:text-ink aria-disabled:opacity-30"
    >
      <Icon aria-hidden="true" size={16} />
    </button>
  );
}
