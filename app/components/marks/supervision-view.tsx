import { Flag } from 'lucide-react';
import type { IsoDate } from '../../domain/dates.ts';
import type { Supervision } from '../../domain/plan-state.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DOCUMENT_LANGUAGE } from '../agency-name.tsx';
import { DeadlineBadge } from '../deadline-badge.tsx';
import { useTexts } from './use-texts.ts';

/** A flag: why, by whom, since when, and by when it is to be cured. */
export function SupervisionView({ supervision, today }: { supervision: Supervision; today: IsoDate }) {
  const { t } = useTexts();
  const { reason, until, since, by } = supervision;
  const at = formatMoment(useLanguage(), since);
  return (
    <div className="flex flex-col gap-1 rounded-md bg-overdue-soft px-3 py-2 text-overdue">
      <p lang={DOCUMENT_LANGUAGE} className="flex gap-1.5 font-medium">
        <Flag aria-hidden="true" className="mt-1 size-4 shrink-0" />
        <span className="whitespace-pre-wrap">{reason}</span>
      </p>
      <p className="flex flex-wrap items-center gap-x-2 text-sm">
        <span>{t('supervision.since', { by, at })}</span>
        {until && (
          <span className="inline-flex items-center gap-1">
            {t('supervision.until')}
            <DeadlineBadge on={until} today={today} />
          </span>
        )}
      </p>
    </div>
  );
}
