import { ChevronsLeftRight, ChevronsRightLeft, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LimitedStage } from '../../domain/board.ts';
import type { StageId } from '../../domain/ids.ts';
import { stageName } from '../../i18n/stage-name.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { StageIcon } from '../stage-icon.tsx';

interface ColumnHeadProps {
  readonly stage: LimitedStage;
  readonly shown: number;
  readonly total: number;
  readonly isFolded: boolean;
  readonly onFold: (stage: StageId, folded: boolean) => void;
}

/** A stage's icon, name and count. Folded, the name stands upright; on a phone nothing folds. */
export function ColumnHead({ stage, shown, total, isFolded, onFold }: ColumnHeadProps) {
  const { t } = useTranslation('board');
  const name = stageName(stage, useLanguage());
  const limit = stage.wipLimit;
  const isOver = limit !== null && total > limit;
  const Icon = isFolded ? ChevronsLeftRight : ChevronsRightLeft;
  return (
    <div className="flex items-center gap-2 px-3 pt-2 pb-1 md:group-data-folded/column:h-full md:group-data-folded/column:flex-col md:group-data-folded/column:px-1">
      <StageIcon category={stage.category} className="md:group-data-folded/column:order-1" />
      <h2
        id={`stage-${stage.id}`}
        className="flex min-w-0 items-baseline gap-2 font-semibold md:group-data-folded/column:order-2 md:group-data-folded/column:[writing-mode:vertical-rl]"
      >
        {name}
        <span className={`text-sm font-normal tabular-nums ${isOver ? 'text-behind' : 'text-ink-soft'}`}>
          <span aria-hidden="true">
            {shown < total ? `${shown} / ${total}` : limit ? `${total} / ${limit}` : total}
          </span>
          {isOver && (
            <span aria-hidden="true" className="whitespace-nowrap">
              <TriangleAlert className="ml-1.5 inline size-3.5 align-[-0.1em]" /> {t('column.over')}
            </span>
          )}
          <span className="sr-only">
            {t('column.count', { count: shown, total })}
            {limit && ` ${t(isOver ? 'column.overLimit' : 'column.limit', { limit })}`}
          </span>
        </span>
      </h2>
      <button
        type="button"
        aria-expanded={!isFolded}
        aria-label={t(isFolded ? 'column.unfold' : 'column.fold', { name })}
        title={t(isFolded ? 'column.unfold' : 'column.fold', { name })}
        onClick={() => onFold(stage.id, !isFolded)}
        className="ml-auto flex size-7 shrink-0 items-center justify-center rounded text-line-strong hover:bg-line hover:text-ink max-md:hidden md:group-data-folded/column:ml-0"
      >
        <Icon aria-hidden="true" className="size-4" />
      </button>
    </div>
  );
}
