import { Link } from '@remix-run/react';
import { ArrowLeft, FilePen, FilePlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import type { DraftSummary } from '../../drafts/services.ts';
import { useTexts } from '../../drafts/use-texts.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';

/** The documents that are being brought in, the last changed first. */
export function DraftList({ drafts }: { drafts: readonly DraftSummary[] }) {
  const { t } = useTexts();
  const { t: common } = useTranslation();
  const toNew = (
    <Link to="/plans/new" className="button button-accent">
      <FilePlus aria-hidden="true" size={16} />
      {t('bringIn')}
    </Link>
  );
  return (
    <div className="mx-auto w-full max-w-5xl px-4 py-6 sm:py-8">
      <Link to="/" className="link inline-flex min-h-8 items-center gap-1 text-sm">
        <ArrowLeft aria-hidden="true" size={14} />
        {common('plans')}
      </Link>
      <div className="mt-1 flex flex-wrap items-center justify-between gap-2">
        <h1 className="text-xl font-semibold">{t('list.title')}</h1>
        {drafts.length > 0 && toNew}
      </div>
      <p className="mt-1 text-sm text-ink-soft">{t('list.intro')}</p>
      {drafts.length === 0 ? (
        <EmptyState icon={FilePen} title={t('list.none')} action={toNew}>
          <p>{t('list.noneHelp')}</p>
        </EmptyState>
      ) : (
        <ul className="mt-4 flex flex-col gap-2">
          {drafts.map((draft) => (
            <DraftItem key={draft.id} draft={draft} />
          ))}
        </ul>
      )}
    </div>
  );
}

function DraftItem({ draft }: { draft: DraftSummary }) {
  const { t } = useTexts();
  const language = useLanguage();
  const at = formatMoment(language, draft.createdAt);
  const facts = [
    ...(draft.corrects === null ? [] : [t('list.corrects', { title: draft.corrects })]),
    t(`format.${draft.format}`),
    draft.createdBy === null ? t('list.byNobody', { at }) : t('list.by', { at, who: draft.createdBy }),
    t('list.corrections', { count: draft.corrections }),
    ...(draft.changedAt > draft.createdAt ? [t('list.changed', { at: formatMoment(language, draft.changedAt) })] : []),
  ];
  return (
    <li className="relative rounded-lg border border-line bg-surface p-4 shadow-card hover:border-accent">
      <h2 lang={draft.title === null ? undefined : DOCUMENT_LANGUAGE} className="font-semibold text-pretty">
        <Link to={`/drafts/${draft.id}`} className="after:absolute after:inset-0 hover:text-accent">
          {draft.title ?? t('list.untitled')}
        </Link>
      </h2>
      <p className="mt-1 text-sm text-ink-soft">
        {draft.docNumber && <span lang={DOCUMENT_LANGUAGE}>{draft.docNumber} · </span>}
        {draft.fileName && <span>{draft.fileName} · </span>}
        {facts.join(' · ')}
      </p>
    </li>
  );
}
