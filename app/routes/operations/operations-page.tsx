import { RefreshCw } from 'lucide-react';
import { AdminTabs } from '../../components/admin-tabs.tsx';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { Operations } from '../../services.ts';
import { BackupState } from './backup-state.tsx';
import { DamagedList } from './damaged-list.tsx';
import { DatabaseState } from './database-state.tsx';
import { Figures } from './figures.tsx';
import { formatClock, splitSpan } from './format.ts';
import { REFRESH_MS } from './use-refreshed.ts';
import { useTexts } from './use-texts.ts';

interface OperationsPageProps {
  readonly operations: Operations;
  /** False where the server did not answer, and these are the figures of before. */
  readonly isReachable: boolean;
}

/** How the server fares, for those who run it. Whole without script; with it, it keeps itself up to date. */
export function OperationsPage({ operations, isReachable }: OperationsPageProps) {
  const { t } = useTexts();
  const language = useLanguage();
  const { at, version, startedAt, database, live, backup, damaged, damagedCount } = operations;
  const span = splitSpan(at - startedAt).map(([unit, count]) => t(`span.${unit}`, { count }));
  const uptime = span.length > 0 ? t('uptime', { span: span.join(' ') }) : t('justStarted');
  return (
    <>
      <AdminTabs current="operations" />
      <div className="mx-auto flex w-full max-w-5xl flex-col gap-6 px-4 py-6 sm:py-8 2xl:max-w-7xl">
        <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
          <div>
            <h1 className="text-2xl font-semibold">{t('title')}</h1>
            <p className="mt-1 text-sm text-ink-soft">
              {t('program', { version })} · {uptime} · {t('startedAt', { at: formatMoment(language, startedAt) })}
            </p>
          </div>
          <p className="flex items-center gap-2 text-sm text-ink-soft">
            <span className="tabular-nums">{t('asOf', { at: formatClock(at) })}</span>
            {/* A document of its own: it works without script, too. */}
            <a
              href="/operations"
              title={t('refreshes', { seconds: REFRESH_MS / 1_000 })}
              className="button button-quiet sm:-mr-3"
            >
              <RefreshCw aria-hidden="true" size={16} />
              {t('refresh')}
            </a>
          </p>
        </header>
        <p
          role="status"
          className={isReachable ? 'sr-only' : 'rounded-lg bg-behind-soft px-4 py-3 font-medium text-behind'}
        >
          {!isReachable && t('unreachable', { at: formatClock(at) })}
        </p>
        {isReachable && <DatabaseState database={database} />}
        <BackupState backup={backup} at={at} />
        <Figures database={database} live={live} />
        <DamagedList damaged={damaged} count={damagedCount} />
      </div>
    </>
  );
}
