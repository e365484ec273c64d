import { Archive, TriangleAlert } from 'lucide-react';
import type { EpochMs } from '../../domain/dates.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { Operations } from '../../services.ts';
import { formatBytes, splitSpan } from './format.ts';
import { useTexts } from './use-texts.ts';

/** Milliseconds after which a backup is worth a warning: with a weekly one, that one was left out. */
const OLD_MS = 7 * 86_400_000;

/** When everything was last copied to somewhere else, and a warning where that is too long ago. */
export function BackupState({ backup, at }: { backup: Operations['backup']; at: EpochMs }) {
  const { t } = useTexts();
  const language = useLanguage();
  const isFresh = backup !== null && at - backup.at <= OLD_MS;
  const Icon = isFresh ? Archive : TriangleAlert;
  const look = isFresh ? 'border-line bg-surface' : 'border-behind bg-behind-soft text-behind';
  const span = backup && splitSpan(at - backup.at).map(([unit, count]) => t(`span.${unit}`, { count }));
  return (
    <section aria-labelledby="backup" className={`flex items-start gap-3 rounded-lg border p-4 ${look}`}>
      <Icon aria-hidden="true" className="mt-0.5 size-6 shrink-0" />
      <div className="flex min-w-0 flex-col gap-1">
        <h2 id="backup" className="font-semibold">
          {t(`backup.${isFresh ? 'fresh' : backup ? 'old' : 'none'}`)}
        </h2>
        {backup && span && (
          <p className="text-sm break-words tabular-nums">
            {span.length > 0 ? t('backup.age', { span: span.join(' ') }) : t('backup.now')}
            {' · '}
            {t('backup.made', {
              at: formatMoment(language, backup.at),
              size: formatBytes(language, backup.bytes),
              name: backup.name,
            })}
          </p>
        )}
        {!isFresh && <p className="max-w-prose text-sm text-pretty">{t('backup.help')}</p>}
      </div>
    </section>
  );
}
