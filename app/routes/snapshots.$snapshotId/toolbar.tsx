import { Link } from '@remix-run/react';
import { Building2, Grid3x3, ListOrdered, type LucideIcon } from 'lucide-react';
import { useTexts } from '../../components/snapshot/use-texts.ts';
import { VIEWS, type View } from './address.ts';
import { Chooser } from './chooser.tsx';
import { CompareForm } from './compare-form.tsx';
import type { SnapshotPage } from './page-data.ts';
import type { Links } from './use-links.ts';

const ICONS: Readonly<Record<View, LucideIcon>> = { agency: Building2, measure: ListOrdered, matrix: Grid3x3 };

interface ToolbarProps {
  readonly page: SnapshotPage;
  readonly links: Links;
}

/** Which view, of which agency or measure, compared with what. */
export function Toolbar({ page, links }: ToolbarProps) {
  const { t } = useTexts();
  const { address, to } = links;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-surface px-3 py-2 sm:px-4 print:hidden">
      <nav aria-label={t('view.label')} className="flex rounded-md border border-line-strong p-0.5">
        {VIEWS.map((view) => {
          const Icon = ICONS[view];
          return (
            <Link
              key={view}
              to={to({ view, agency: null, measure: null, card: null })}
              preventScrollReset
              aria-current={view === address.view ? 'page' : undefined}
              className="inline-flex min-h-8 items-center gap-1.5 rounded px-3 text-sm text-ink-soft hover:text-ink aria-[current]:bg-accent-soft aria-[current]:font-semibold aria-[current]:text-accent"
            >
              <Icon aria-hidden="true" size={16} />
              {t(`view.${view}`)}
            </Link>
          );
        })}
      </nav>
      <Chooser page={page} links={links} />
      <CompareForm page={page} links={links} />
    </div>
  );
}
