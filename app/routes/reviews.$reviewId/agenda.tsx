import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  PointerSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { RotateCcw, TriangleAlert } from 'lucide-react';
import { useRef } from 'react';
import { AGENDA_KINDS, type AgendaKey, bringBack, cutItem, moveItem } from '../../domain/agenda.ts';
import { addressOfItem, type Meeting, nameOfItem } from '../../reviews/meeting.ts';
import { useTexts } from '../../reviews/use-texts.ts';
import { AgendaRow } from './agenda-row.tsx';
import { CutList } from './cut-list.tsx';
import { useAgenda } from './use-agenda.ts';

interface AgendaProps {
  readonly meeting: Meeting;
  readonly onSaid: (words: string) => void;
}

/** What the meeting goes through, in its order. Leads reorder it by buttons or by hand, leave out and bring back. */
export function Agenda({ meeting, onSaid }: AgendaProps) {
  const { t } = useTexts();
  const agenda = useAgenda(meeting);
  const { kept, cut, edits, items } = agenda;
  const list = useRef<HTMLOListElement>(null);
  const isLead = meeting.review.access === 'write';
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 300, tolerance: 6 } }),
  );
  const nameOf = (key: AgendaKey) => nameOfItem(meeting, key);

  const move = (key: AgendaKey, to: number) => {
    if (to < 0 || to >= kept.length) return;
    agenda.change(moveItem(items, edits, key, to));
    onSaid(t('agenda.moved', { name: nameOf(key), place: to + 1, all: kept.length }));
  };
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const to = kept.findIndex(({ key }) => key === over?.id);
    if (to >= 0 && active.id !== over?.id) move(active.id as AgendaKey, to);
  };
  const leaveOut = (key: AgendaKey, place: number) => {
    const next = kept[place + 1] ?? kept[place - 1];
    agenda.change(cutItem(edits, key));
    onSaid(t('agenda.wasCut', { name: nameOf(key) }));
    // The button goes with its row: whoever goes through by keyboard goes on at the next one.
    list.current?.querySelector<HTMLElement>(`[data-cut="${next?.key}"]`)?.focus();
  };

  return (
    <section
      aria-labelledby="agenda"
      className="flex min-h-0 flex-col border-b border-line bg-ground lg:border-r lg:border-b-0"
    >
      <div className="flex flex-wrap items-center justify-between gap-2 border-b border-line px-3 py-2">
        <h2 id="agenda" className="font-semibold">
          {t('agenda.title')}{' '}
          <span className="text-sm font-normal text-ink-soft">{t('agenda.count', { count: kept.length })}</span>
        </h2>
        {isLead && (
          <fieldset className="flex rounded-md border border-line-strong">
            <legend className="sr-only">{t('agenda.by')}</legend>
            {AGENDA_KINDS.map((kind) => (
              <button
                key={kind}
                type="button"
                aria-pressed={agenda.by === kind}
                onClick={() => agenda.by !== kind && agenda.change({ by: kind, order: [], cut: [] })}
                className="min-h-8 px-2 text-sm text-ink-soft first:rounded-l-md last:rounded-r-md hover:bg-sunken aria-pressed:bg-accent-soft aria-pressed:font-semibold aria-pressed:text-accent"
              >
                {t(`agenda.${kind}`)}
              </button>
            ))}
          </fieldset>
        )}
      </div>
      {agenda.hasFailed && (
        <p role="alert" className="flex items-center gap-2 bg-behind-soft px-3 py-1.5 text-sm text-behind">
          <TriangleAlert aria-hidden="true" size={16} />
          {t('agenda.failed')}
          <button type="button" onClick={agenda.retry} className="button">
            {t('agenda.retry')}
          </button>
        </p>
      )}
      <div className="min-h-0 flex-1 overflow-y-auto max-lg:max-h-[45dvh] print:max-h-none print:overflow-visible">
        <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={onDragEnd}>
          <ol ref={list} className="divide-y divide-line">
            {kept.map((item, place) => (
              <AgendaRow
                key={item.key}
                item={item}
                place={place}
                all={kept.length}
                name={nameOf(item.key)}
                href={addressOfItem(meeting, item.key)}
                controls={
                  isLead ? { onMove: (to) => move(item.key, to), onCut: () => leaveOut(item.key, place) } : null
                }
              />
            ))}
          </ol>
        </DndContext>
        {kept.length === 0 && <p className="p-3 text-sm text-ink-soft">{t('agenda.empty')}</p>}
        <CutList
          items={cut}
          nameOf={nameOf}
          onBack={
            isLead
              ? (key) => {
                  agenda.change(bringBack(edits, key));
                  onSaid(t('agenda.wasBrought', { name: nameOf(key) }));
                }
              : null
          }
        />
        {isLead && agenda.isEdited && (
          <button type="button" onClick={() => agenda.change(null)} className="button button-quiet m-2 print:hidden">
            <RotateCcw aria-hidden="true" size={16} />
            {t('agenda.reset')}
          </button>
        )}
      </div>
    </section>
  );
}
