import { BadgeCheck, CircleDashed, PencilLine } from 'lucide-react';
import type { EpochMs } from '../../domain/dates.ts';
import type { Confirmation } from '../../domain/plan-state.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useTexts } from './use-texts.ts';

interface ConfirmationStateProps {
  readonly confirmation: Confirmation | null;
  /** When anything on the board last changed. */
  readonly changedAt: EpochMs;
}

/** Whether a board is confirmed, by whom and when, and whether it has changed since, as an icon and in words. */
export function ConfirmationState({ confirmation, changedAt }: ConfirmationStateProps) {
  const { t } = useTexts();
  const language = useLanguage();
  if (!confirmation) {
    return (
      <p className="flex items-center gap-1.5 text-sm font-medium text-behind">
        <CircleDashed aria-hidden="true" className="size-4 shrink-0" />
        {t('confirmation.open')}
      </p>
    );
  }
  const { by, at } = confirmation;
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-0.5 text-sm">
      <p className="flex items-center gap-1.5 font-medium text-done">
        <BadgeCheck aria-hidden="true" className="size-4 shrink-0" />
        {t('confirmation.done', { by, at: formatMoment(language, at) })}
      </p>
      {changedAt > at && (
        <p className="flex items-center gap-1.5 font-medium text-near">
          <PencilLine aria-hidden="true" className="size-4 shrink-0" />
          {t('confirmation.changed', { at: formatMoment(language, changedAt) })}
        </p>
      )}
    </div>
  );
}
