import { Hourglass, SquareCheckBig } from 'lucide-react';
import type { MatrixCell } from '../../domain/matrix.ts';
import { useTexts } from './use-texts.ts';

/** Days without a change from which a cell says so, where no threshold is asked for. */
export const LONG_UNTOUCHED = 30;

/** A cell's tasks, and for how long nothing has changed on it, in signs. How it is said is for {@link useCellWords}. */
export function CellExtra({ cell, threshold }: { cell: MatrixCell; threshold: number }) {
  const { t } = useTexts();
  const { tasks, untouchedDays } = cell;
  return (
    <span
      aria-hidden="true"
      className="flex flex-wrap items-center justify-center gap-x-1 px-0.5 pb-0.5 text-xs leading-4 text-ink-soft empty:hidden"
    >
      {tasks.all > 0 && (
        <span className="inline-flex items-center gap-0.5 whitespace-nowrap">
          <SquareCheckBig className="size-3 shrink-0" />
          {tasks.done}/{tasks.all}
        </span>
      )}
      {isUntouched(cell, threshold) && (
        <span className="inline-flex items-center gap-0.5 whitespace-nowrap text-behind">
          <Hourglass className="size-3 shrink-0" />
          {t('cell.untouchedShort', { count: untouchedDays })}
        </span>
      )}
    </span>
  );
}

/** What a cell's sentence says of it. Its tasks are in the sentence already. */
export function useCellWords(threshold: number): (cell: MatrixCell) => readonly (string | null)[] {
  const { t } = useTexts();
  return (cell) => [isUntouched(cell, threshold) ? t('cell.untouched', { count: cell.untouchedDays }) : null];
}

/** What is done need not be touched any more. */
function isUntouched({ untouchedDays, stage }: MatrixCell, threshold: number): boolean {
  return untouchedDays >= threshold && stage?.category !== 'done';
}
