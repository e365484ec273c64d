import { CalendarX, CircleCheck, Flag, type LucideIcon, SquareStack } from 'lucide-react';
import { usePresentTexts } from './use-texts.ts';

interface FiguresProps {
  readonly cards: number;
  readonly done: number;
  readonly late: number;
  readonly supervised: number;
  /** Larger, where they are what the slide is about. */
  readonly isMain?: boolean;
}

/** The key figures of a slide, each by icon and words, larger than its text. */
export function Figures({ cards, done, late, supervised, isMain = false }: FiguresProps) {
  const { t } = usePresentTexts();
  return (
    <dl className={`flex flex-wrap items-baseline gap-y-[0.3em] ${isMain ? 'gap-x-[3em]' : 'gap-x-[1.6em]'}`}>
      <Figure icon={SquareStack} name={t('figure.cards')} value={cards} isMain={isMain} />
      <Figure icon={CircleCheck} name={t('figure.done')} value={done} colour="text-done" isMain={isMain} />
      <Figure icon={CalendarX} name={t('figure.late')} value={late} colour="text-overdue" isMain={isMain} />
      <Figure icon={Flag} name={t('figure.supervised')} value={supervised} colour="text-overdue" isMain={isMain} />
    </dl>
  );
}

interface FigureProps {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly value: number;
  readonly colour?: string;
  readonly isMain: boolean;
}

function Figure({ icon: Icon, name, value, colour = '', isMain }: FigureProps) {
  return (
    <div className={`flex items-baseline gap-[0.4em] ${value > 0 ? colour : 'text-ink-soft'}`}>
      <dt className="order-2 inline-flex items-center gap-[0.3em]">
        <Icon aria-hidden="true" />
        {name}
      </dt>
      <dd
        className={`font-semibold tabular-nums ${isMain ? 'text-[3.5em] leading-none' : 'text-[1.6em] leading-tight'}`}
      >
        {value}
      </dd>
    </div>
  );
}
