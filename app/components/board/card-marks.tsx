import { ClipboardList, Flag } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { LoggedInstruction } from '../../domain/instructions.ts';
import type { Supervision } from '../../domain/plan-state.ts';
import { DOCUMENT_LANGUAGE } from '../agency-name.tsx';

const CHIP = 'inline-flex items-center gap-1 whitespace-nowrap rounded px-1 text-sm leading-6 font-medium';

/** That a lead has flagged a card; on hovering, and to a screen reader, why. */
export function SupervisedChip({ supervision: { reason } }: { supervision: Supervision }) {
  const { t } = useTranslation('board');
  return (
    <span title={reason} className={`${CHIP} bg-overdue-soft text-overdue`}>
      <Flag aria-hidden="true" className="size-3.5 shrink-0" />
      {t('card.supervised')}
      <span lang={DOCUMENT_LANGUAGE} className="sr-only">
        {t('card.reason', { reason })}
      </span>
    </span>
  );
}

/** How many instructions are on a card that no lead has closed; on hovering, which. */
export function InstructionsChip({ instructions }: { instructions: readonly LoggedInstruction[] }) {
  const { t } = useTranslation('board');
  const words = instructions.map(({ text }) => text).join('\n');
  return (
    <span title={words} className={`${CHIP} bg-behind-soft text-behind`}>
      <ClipboardList aria-hidden="true" className="size-3.5 shrink-0" />
      {t('card.instructions', { count: instructions.length })}
    </span>
  );
}
