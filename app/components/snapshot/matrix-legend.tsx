import { ArrowDown, CalendarClock, CalendarX, Flag, Star } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Stage } from '../../domain/board.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { StageIcon } from '../stage-icon.tsx';
import { abbreviate } from './abbreviate.ts';
import { useTexts } from './use-texts.ts';

interface MatrixLegendProps {
  readonly stages: readonly Stage[];
  /** The cells show what became of them. */
  readonly isCompared?: boolean;
}

/** What the signs in the cells of a matrix mean. */
export function MatrixLegend({ stages, isCompared = false }: MatrixLegendProps) {
  const { t } = useTexts();
  const language = useLanguage();
  const names = stages.map((stage) => stageName(stage, language));
  const short = abbreviate(names);
  return (
    <ul aria-label={t('matrix.legend')} className="flex flex-wrap gap-x-4 gap-y-0.5 text-xs text-ink-soft">
      {stages.map(({ id, category }, i) => (
        <Item key={id} sign={<StageIcon category={category} className="size-3.5" />}>
          {short[i] === names[i] ? names[i] : `${short[i]} = ${names[i]}`}
        </Item>
      ))}
      <Item sign={<CalendarX className="size-3.5 text-overdue" />}>{t('matrix.legendLate')}</Item>
      <Item sign={<CalendarClock className="size-3.5 text-near" />}>{t('matrix.legendSoon')}</Item>
      <Item sign={<Flag className="size-3.5 fill-current text-overdue" />}>{t('matrix.legendSupervised')}</Item>
      <Item sign={<Star className="size-3.5 fill-current text-accent" />}>{t('matrix.legendLead')}</Item>
      {isCompared && <Item sign={<ArrowDown className="size-3.5" />}>{t('matrix.legendWas')}</Item>}
    </ul>
  );
}

function Item({ sign, children }: { sign: ReactNode; children: ReactNode }) {
  return (
    <li className="inline-flex items-center gap-1">
      <span aria-hidden="true">{sign}</span>
      {children}
    </li>
  );
}
