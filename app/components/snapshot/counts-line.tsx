import { CalendarX, Flag } from 'lucide-react';
import type { MatrixCounts } from '../../domain/matrix.ts';
import { useTexts } from './use-texts.ts';

/**
 * How the cells of a row or a column stand in sum.
 *
 * @param isNarrow one below the other, in few characters
 */
export function CountsLine({ counts, isNarrow = false }: { counts: MatrixCounts; isNarrow?: boolean }) {
  const { t } = useTexts();
  const { cells: count, done, late, supervised } = counts;
  return (
    <span className="mt-0.5 block text-xs text-ink-soft">
      <span className="sr-only">{t('matrix.countsLong', { count, done, late, supervised })}</span>
      <span
        aria-hidden="true"
        className={isNarrow ? 'flex flex-col items-center leading-tight' : 'flex flex-wrap gap-x-2'}
      >
        <span>{t(isNarrow ? 'matrix.countsShort' : 'matrix.counts', { done, cells: count })}</span>
        {late > 0 && (
          <span className="inline-flex items-center gap-0.5 font-medium text-overdue">
            <CalendarX className="size-3" />
            {isNarrow ? late : t('matrix.late', { count: late })}
          </span>
        )}
        {supervised > 0 && (
          <span className="inline-flex items-center gap-0.5 font-medium text-overdue">
            <Flag className="size-3" />
            {isNarrow ? supervised : t('matrix.supervised', { count: supervised })}
          </span>
        )}
      </span>
    </span>
  );
}
