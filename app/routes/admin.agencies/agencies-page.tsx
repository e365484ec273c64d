import { Link } from '@remix-run/react';
import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { SearchForm } from '../../admin/search-form.tsx';
import type { AgencyList, ManagedAgency } from '../../admin/services.ts';
import { useAgencyTexts } from '../../admin/use-agency-texts.ts';
import { AgencyName, DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';

const HEAD = 'border-b border-line-strong px-2 py-1 text-left font-medium whitespace-nowrap';
const CELL = 'border-b border-line px-2 py-1.5 align-top';

interface AgenciesPageProps {
  readonly list: AgencyList;
  /** That were searched for; empty for all. */
  readonly words: string;
}

/** The agencies, searched and paged by the server. */
export function AgenciesPage({ list, words }: AgenciesPageProps) {
  const { t } = useAgencyTexts();
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-col gap-4 px-3 pt-4 pb-8 sm:px-4">
      <header>
        <h1 className="text-xl font-semibold">{t('title')}</h1>
        <p className="mt-0.5 text-sm text-pretty text-ink-soft">{t('lead')}</p>
      </header>
      <SearchForm name="q" label={t('search.label')} button={t('search.button')} words={words} />
      <p role="status" className="text-sm text-ink-soft">
        {list.count > 0 ? t('search.found', { count: list.count }) : t(words === '' ? 'search.nobody' : 'search.none')}
        {words !== '' && (
          <Link to="/admin/agencies" className="link ml-3">
            {t('search.all')}
          </Link>
        )}
      </p>
      {list.count > 0 && <Table agencies={list.agencies} />}
      {list.pages > 1 && <Pages list={list} words={words} />}
    </div>
  );
}

function Table({ agencies }: { agencies: readonly ManagedAgency[] }) {
  const { t } = useAgencyTexts();
  const common = useTranslation();
  return (
    <table className="w-full border-separate border-spacing-0 text-sm tabular-nums">
      <caption className="sr-only">{t('list.caption')}</caption>
      <thead>
        <tr>
          <th scope="col" className={HEAD}>
            {t('list.name')}
          </th>
          <th scope="col" className={`${HEAD} max-sm:hidden`}>
            {t('list.kind')}
          </th>
          <th scope="col" className={`${HEAD} text-right`}>
            {t('list.boards')}
          </th>
          <th scope="col" className={`${HEAD} text-right`}>
            {t('list.members')}
          </th>
        </tr>
      </thead>
      <tbody>
        {agencies.map(({ id, name, shortName, kind, boards, members }) => (
          <tr key={id} className="hover:bg-accent-soft">
            <th scope="row" className={`${CELL} text-left font-normal`}>
              <Link to={`/admin/agencies/${id}`} className="link font-medium">
                <AgencyName name={name} />
              </Link>
              {shortName !== '' && (
                <span lang={DOCUMENT_LANGUAGE} className="ml-2 text-ink-soft">
                  {shortName}
                </span>
              )}
            </th>
            <td className={`${CELL} max-sm:hidden`}>{common.t(`agencyKind.${kind}`)}</td>
            <td className={`${CELL} text-right`}>{boards}</td>
            <td className={`${CELL} text-right`}>{members}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Pages({ list: { page, pages }, words }: AgenciesPageProps) {
  const { t } = useAgencyTexts();
  const to = (other: number) => `?${new URLSearchParams({ ...(words && { q: words }), page: String(other) })}`;
  return (
    <nav aria-label={t('pages.label')} className="flex items-center gap-3 text-sm">
      {page > 1 && (
        <Link to={to(page - 1)} className="button">
          <ArrowLeft aria-hidden="true" size={16} />
          {t('pages.before')}
        </Link>
      )}
      <span className="tabular-nums">{t('pages.at', { page, pages })}</span>
      {page < pages && (
        <Link to={to(page + 1)} className="button">
          {t('pages.next')}
          <ArrowRight aria-hidden="true" size={16} />
        </Link>
      )}
    </nav>
  );
}
