import { BadgeCheck, DatabaseZap, type LucideIcon, TriangleAlert } from 'lucide-react';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { Operations } from '../../services.ts';
import { useTexts } from './use-texts.ts';

type Database = Operations['database'];

const LOOKS: Readonly<Record<Database['takes'], { readonly icon: LucideIcon; readonly look: string }>> = {
  all: { icon: BadgeCheck, look: 'border-done bg-done-soft text-done' },
  some: { icon: TriangleAlert, look: 'border-behind bg-behind-soft text-behind' },
  none: { icon: DatabaseZap, look: 'border-overdue bg-overdue-soft text-overdue' },
};

/** Whether changes are kept at the moment; where they are not, since when, why, and what to do. Said aloud when it changes. */
export function DatabaseState({ database: { takes, failingSince, lastFailure } }: { database: Database }) {
  const { t } = useTexts();
  const language = useLanguage();
  const { icon: Icon, look } = LOOKS[takes];
  const failure = lastFailure && { at: formatMoment(language, lastFailure.at), code: lastFailure.code };
  return (
    <section role="status" data-takes={takes} className={`flex items-start gap-3 rounded-lg border p-4 ${look}`}>
      <Icon aria-hidden="true" className="mt-0.5 size-6 shrink-0" />
      <div className="flex min-w-0 flex-col gap-1">
        <h2 className="text-lg font-semibold">{t(`database.${takes}`)}</h2>
        {takes === 'all' ? (
          <p className="text-sm">{failure ? t('database.lastFailure', failure) : t('database.noFailure')}</p>
        ) : (
          <>
            {failingSince !== null && failure && (
              <p className="font-medium">
                {t('database.since', { at: formatMoment(language, failingSince), code: failure.code })}
              </p>
            )}
            <p className="max-w-prose text-pretty">{t(`database.help.${takes}`)}</p>
          </>
        )}
      </div>
    </section>
  );
}
