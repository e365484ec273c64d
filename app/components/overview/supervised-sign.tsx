import { Flag } from 'lucide-react';
import type { Supervision } from '../../domain/plan-state.ts';
import { useTexts } from './use-texts.ts';

/** That a lead has put a flag on a card; why, on hovering. */
export function SupervisedSign({ supervision }: { supervision: Supervision }) {
  const { t } = useTexts();
  return (
    <span
      title={supervision.reason}
      className="inline-flex items-center gap-1 rounded bg-overdue-soft px-1 leading-6 font-medium whitespace-nowrap text-overdue"
    >
      <Flag aria-hidden="true" className="size-3.5 shrink-0 fill-current" />
      {t('filter.supervised')}
    </span>
  );
}
