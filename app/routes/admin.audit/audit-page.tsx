import { Pager } from '../../accounts/pager.tsx';
import type { AuditFilter, Paged } from '../../accounts/services.ts';
import { usePeopleTexts } from '../../accounts/use-people-texts.ts';
import type { AuditEntry } from '../../domain/audit.ts';
import { AuditFilterBar } from './audit-filter-bar.tsx';
import { AuditTable } from './audit-table.tsx';

interface AuditPageProps {
  readonly filter: AuditFilter;
  readonly entries: Paged<AuditEntry>;
}

/** What was done at the doors and by those who run the place, the newest first. */
export function AuditPage({ filter, entries }: AuditPageProps) {
  const { t } = usePeopleTexts();
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col gap-4 px-3 pt-4 pb-8 sm:px-4">
      <header>
        <h1 className="text-xl font-semibold">{t('audit.title')}</h1>
        <p className="mt-0.5 max-w-prose text-sm text-pretty text-ink-soft">{t('audit.intro')}</p>
      </header>
      <AuditFilterBar key={JSON.stringify(filter)} filter={filter} />
      <p role="status" className="text-sm text-ink-soft">
        {entries.total === 0 ? t('audit.none') : t('audit.count', { count: entries.total })}
      </p>
      {entries.total > 0 && <AuditTable entries={entries.items} />}
      <Pager page={entries.page} pages={entries.pages} />
    </div>
  );
}
