import { CalendarX, CircleCheck, Flag } from 'lucide-react';
import type { MatrixCounts } from '../../domain/matrix.ts';
import { useTexts } from './use-texts.ts';

interface TotalsLineProps {
  readonly counts: MatrixCounts;
  /** What is counted. */
  readonly of: 'cells' | 'cards';
}

/** All that is shown, in numbers. Scales with the type around it. */
export function TotalsLine({ counts, of }: TotalsLineProps) {
  const { t } = useTexts();
  const sign = 'size-[1em] shrink-0';
  return (
    <p className="flex flex-wrap items-center gap-x-[0.75em] whitespace-nowrap text-ink-soft tabular-nums">
      <span>{t(`totals.${of}`, { count: counts.cells })}</span>
      <span className="inline-flex items-center gap-[0.25em] text-done">
        <CircleCheck aria-hidden="true" className={sign} />
        {t('totals.done', { count: counts.done })}
      </span>
      {counts.late > 0 && (
        <span className="inline-flex items-center gap-[0.25em] font-medium text-overdue">
          <CalendarX aria-hidden="true" className={sign} />
          {t('totals.late', { count: counts.late })}
        </span>
      )}
      {counts.supervised > 0 && (
        <span className="inline-flex items-center gap-[0.25em] font-medium text-overdue">
          <Flag aria-hidden="true" className={`${sign} fill-current`} />
          {t('totals.supervised', { count: counts.supervised })}
        </span>
      )}
    </p>
  );
}
