import { CircleCheck, Hourglass } from 'lucide-react';
import type { Confirmation } from '../../domain/plan-state.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { usePresentTexts } from './use-texts.ts';

interface ConfirmationLineProps {
  readonly isCalled: boolean;
  readonly confirmation: Confirmation | null;
}

/** Whether the agency has confirmed its board; nothing where nobody had asked for it. */
export function ConfirmationLine({ isCalled, confirmation }: ConfirmationLineProps) {
  const { t } = usePresentTexts();
  const language = useLanguage();
  if (!isCalled) return null;
  const Icon = confirmation ? CircleCheck : Hourglass;
  return (
    <p className={`inline-flex items-center gap-[0.35em] ${confirmation ? 'text-done' : 'font-medium text-behind'}`}>
      <Icon aria-hidden="true" />
      {confirmation
        ? t('confirmed', { name: confirmation.by, at: formatMoment(language, confirmation.at) })
        : t('unconfirmed')}
    </p>
  );
}
