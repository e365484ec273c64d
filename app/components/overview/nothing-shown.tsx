import { SearchX } from 'lucide-react';
import { NO_OVERVIEW_FILTERS, type OverviewFilters } from '../../domain/overview-filters.ts';
import { EmptyState } from '../empty-state.tsx';
import { useTexts } from './use-texts.ts';

interface NothingShownProps {
  readonly all: number;
  readonly onClear: (filters: OverviewFilters) => void;
}

/** There are cards, and none of them passes. */
export function NothingShown({ all, onClear }: NothingShownProps) {
  const { t } = useTexts();
  return (
    <EmptyState
      icon={SearchX}
      title={t('none.title')}
      action={
        <button type="button" onClick={() => onClear(NO_OVERVIEW_FILTERS)} className="button">
          {t('filter.clear')}
        </button>
      }
    >
      <p>{t('none.help', { all })}</p>
    </EmptyState>
  );
}
