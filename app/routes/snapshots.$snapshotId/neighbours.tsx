import { Link } from '@remix-run/react';
import { ChevronLeft, ChevronRight, List } from 'lucide-react';
import { useTexts } from '../../components/snapshot/use-texts.ts';
import type { SnapshotPage } from './page-data.ts';
import type { Links } from './use-links.ts';

const LOOK = 'button button-quiet px-2';

/** To the snapshots before and after, in the same view, and to the list of all. */
export function Neighbours({ page, links }: { page: SnapshotPage; links: Links }) {
  const { t } = useTexts();
  return (
    <nav aria-label={t('neighbours.label')} className="ml-auto flex items-center print:hidden">
      {page.before && (
        <Link to={links.snapshot(page.before)} title={t('neighbours.before')} className={LOOK}>
          <ChevronLeft aria-hidden="true" size={18} />
          <span className="max-lg:sr-only">{t('neighbours.before')}</span>
        </Link>
      )}
      {page.after && (
        <Link to={links.snapshot(page.after)} title={t('neighbours.after')} className={LOOK}>
          <span className="max-lg:sr-only">{t('neighbours.after')}</span>
          <ChevronRight aria-hidden="true" size={18} />
        </Link>
      )}
      <Link to={`/plans/${page.plan.id}/snapshots`} title={t('neighbours.all')} className={LOOK}>
        <List aria-hidden="true" size={18} />
        <span className="max-lg:sr-only">{t('neighbours.all')}</span>
      </Link>
    </nav>
  );
}
