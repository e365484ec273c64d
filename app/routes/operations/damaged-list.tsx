import { Link } from '@remix-run/react';
import { ShieldCheck } from 'lucide-react';
import { AgencyName, DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { DamagedData } from '../../services.ts';
import { formatBytes } from './format.ts';
import { useTexts } from './use-texts.ts';

interface DamagedListProps {
  readonly damaged: readonly DamagedData[];
  /** How many there are, those that are not listed included. */
  readonly count: number;
}

/** What was found not to be as it was written, what was done about it, and what is left to do. */
export function DamagedList({ damaged, count }: DamagedListProps) {
  const { t } = useTexts();
  return (
    <section aria-labelledby="damaged">
      <h2 id="damaged" className="mb-2 font-semibold">
        {t('damaged.title')}
        {count > 0 && <span className="ml-2 font-normal text-ink-soft tabular-nums">{count}</span>}
      </h2>
      {count === 0 ? (
        <div className="rounded-lg border border-line bg-surface">
          <EmptyState icon={ShieldCheck} title={t('damaged.none')} level={3}>
            <p>{t('damaged.noneHelp')}</p>
          </EmptyState>
        </div>
      ) : (
        <>
          <p className="mb-3 rounded-lg border border-behind bg-behind-soft px-4 py-3 text-pretty text-behind">
            {t('damaged.help')}
          </p>
          <ul className="flex flex-col divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
            {damaged.map((row) => (
              <DamagedItem key={row.id} row={row} />
            ))}
          </ul>
          {count > damaged.length && (
            <p className="mt-2 text-sm text-ink-soft">{t('damaged.more', { count: count - damaged.length })}</p>
          )}
        </>
      )}
    </section>
  );
}

function DamagedItem({ row }: { row: DamagedData }) {
  const { t } = useTexts();
  const language = useLanguage();
  const { table, rowId, subject, documentName, size, foundAt, expectedHash, foundHash } = row;
  const place = rowId === null ? t('damaged.state', { table }) : t('damaged.row', { table, row: rowId });
  return (
    <li className="flex flex-col gap-2 p-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h3 className="font-semibold">
          <Subject subject={subject} />
        </h3>
        <p className="text-sm text-ink-soft tabular-nums">
          {t('damaged.foundAt', { at: formatMoment(language, foundAt) })}
        </p>
      </div>
      <p className="text-sm">{t(subject ? `damaged.done.${subject.kind}` : 'damaged.kept')}</p>
      <dl className="grid gap-x-4 gap-y-1 text-sm sm:grid-cols-[auto_1fr]">
        <Detail name={t('damaged.document')} value={documentName} isCode />
        <Detail name={t('damaged.place')} value={`${place} · ${formatBytes(language, size)}`} />
        <Detail name={t('damaged.expected')} value={expectedHash} isCode />
        <Detail name={t('damaged.found')} value={foundHash} isCode />
      </dl>
    </li>
  );
}

function Subject({ subject }: Pick<DamagedData, 'subject'>) {
  const { t } = useTexts();
  switch (subject?.kind) {
    case 'board':
      return (
        <Link to={`/boards/${subject.id}`} className="link">
          <AgencyName name={subject.agency.name} />
        </Link>
      );
    case 'notes':
      return (
        <Link to={`/notes/${subject.id}`} className="link">
          {t('damaged.notes')} <span lang={DOCUMENT_LANGUAGE}>{subject.title}</span>
        </Link>
      );
    case undefined:
      return t('damaged.gone');
  }
}

function Detail({ name, value, isCode = false }: { name: string; value: string; isCode?: boolean }) {
  return (
    <>
      <dt className="text-ink-soft">{name}</dt>
      <dd className={`min-w-0 max-sm:mb-1 ${isCode ? 'font-mono text-xs leading-5 break-all' : ''}`}>{value}</dd>
    </>
  );
}
