import { FilterX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { type Filters, NO_FILTERS } from '../../domain/filters.ts';

/** Where the filter hides every card of the board: that there are some, and the way back to them. */
export function NothingShown({ all, onClear }: { all: number; onClear: (filters: Filters) => void }) {
  const { t } = useTranslation('board');
  const action = (
    <button type="button" className="button" onClick={() => onClear(NO_FILTERS)}>
      {t('filter.clear')}
    </button>
  );
  return (
    <EmptyState icon={FilterX} title={t('filter.nothing')} action={action}>
      <p>{t('filter.nothingHelp', { all })}</p>
    </EmptyState>
  );
}
