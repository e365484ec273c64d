import { Link, useLocation } from '@remix-run/react';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { usePeopleTexts } from './use-people-texts.ts';

/** Leads from page to page of a long list, with what it is filtered by. */
export function Pager({ page, pages }: { page: number; pages: number }) {
  const { t } = usePeopleTexts();
  const { search } = useLocation();
  if (pages === 1) return null;
  const to = (number: number) => {
    const query = new URLSearchParams(search);
    query.set('page', String(number));
    return `?${query}`;
  };
  return (
    <nav aria-label={t('list.label')} className="flex flex-wrap items-center gap-3">
      {page > 1 && (
        <Link to={to(page - 1)} rel="prev" className="button">
          <ChevronLeft aria-hidden="true" size={16} />
          {t('list.previous')}
        </Link>
      )}
      <span className="text-sm text-ink-soft tabular-nums">{t('list.page', { page, pages })}</span>
      {page < pages && (
        <Link to={to(page + 1)} rel="next" className="button">
          {t('list.next')}
          <ChevronRight aria-hidden="true" size={16} />
        </Link>
      )}
    </nav>
  );
}
