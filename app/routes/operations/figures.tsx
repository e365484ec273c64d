import { useLanguage } from '../../i18n/use-language.ts';
import type { Operations } from '../../services.ts';
import { formatBytes, formatCount, formatRate } from './format.ts';
import { useTexts } from './use-texts.ts';

/** What can be counted, each with what it is counted of. */
export function Figures({ database, live }: Pick<Operations, 'database' | 'live'>) {
  const { t } = useTexts();
  const language = useLanguage();
  const count = (value: number) => formatCount(language, value);
  const perSecond = (value: number) => t('figure.perSecond', { rate: formatRate(language, value) });
  const { changes, commits } = live.lastMinute;
  return (
    <section aria-labelledby="figures">
      <h2 id="figures" className="mb-2 font-semibold">
        {t('figures')}
      </h2>
      <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-4">
        <Figure name={t('figure.people')} value={count(live.people)} />
        <Figure name={t('figure.connections')} value={count(live.connections)} />
        <Figure name={t('figure.documents')} value={count(live.documents)} />
        <Figure name={t('figure.waiting')} value={count(live.waiting)} />
        <Figure name={t('figure.changes')} value={count(changes)} more={perSecond(changes)} />
        <Figure name={t('figure.commits')} value={count(commits)} more={perSecond(commits)} />
        <Figure name={t('figure.size')} value={formatBytes(language, database.bytes)} />
        <Figure name={t('figure.wal')} value={formatBytes(language, database.walBytes)} />
      </dl>
    </section>
  );
}

function Figure({ name, value, more }: { name: string; value: string; more?: string }) {
  return (
    <div className="flex flex-col justify-between gap-1 bg-surface p-3 sm:p-4">
      <dt className="text-sm text-ink-soft">{name}</dt>
      <dd>
        <span className="text-2xl font-semibold whitespace-nowrap tabular-nums 2xl:text-4xl">{value}</span>
        {more && <span className="ml-2 text-sm whitespace-nowrap text-ink-soft tabular-nums">{more}</span>}
      </dd>
    </div>
  );
}
