import { Link } from '@remix-run/react';
import { Archive, ArrowLeft } from 'lucide-react';
import { PlanTabs } from '../../components/plan-tabs.tsx';
import type { EpochMs, IsoDate } from '../../domain/dates.ts';
import type { PagePlan } from '../../page-handle.ts';
import type { ShareLink, ShareWish } from '../../snapshots/services.ts';
import { LinkList } from './link-list.tsx';
import { MadeLink } from './made-link.tsx';
import { NewLink } from './new-link.tsx';
import { useTexts } from './use-texts.ts';

export interface LinksPageProps {
  readonly page: {
    readonly plan: PagePlan;
    readonly snapshotId: string;
    readonly number: number;
    readonly title: string;
    readonly today: IsoDate;
    readonly now: EpochMs;
    /** Of a plan that can only be read: links may be revoked, and none is made. */
    readonly isArchived: boolean;
    readonly links: readonly ShareLink[];
  };
  /** What became of the form that was sent last. */
  readonly outcome: {
    readonly made: { readonly id: string; readonly path: string } | null;
    readonly failed: { readonly code: 'bad-input' | 'too-many'; readonly wish: ShareWish } | null;
  } | null;
}

/** For leads: the links to a snapshot that people without an account have. */
export function LinksPage({ page, outcome }: LinksPageProps) {
  const { t } = useTexts();
  const { plan, snapshotId, number, title, links } = page;
  return (
    <>
      <PlanTabs planId={plan.id} current="snapshots" />
      <div className="mx-auto flex w-full max-w-4xl flex-col gap-6 px-4 py-6 2xl:max-w-5xl">
        <header className="flex flex-col gap-2">
          <p>
            <Link to={`/snapshots/${snapshotId}`} className="link inline-flex items-center gap-1 text-sm">
              <ArrowLeft aria-hidden="true" size={16} />
              {t('back')}
            </Link>
          </p>
          <h1 className="text-2xl font-semibold">{t('title')}</h1>
          <p className="text-ink-soft">
            {t('snapshot', { number })}
            {title && ` · ${title}`}
          </p>
          <p className="max-w-prose text-pretty">{t('intro')}</p>
        </header>
        {outcome?.made && <MadeLink key={outcome.made.id} path={outcome.made.path} />}
        {page.isArchived ? (
          <p className="flex items-center gap-2 rounded-lg bg-sunken px-4 py-2 text-sm">
            <Archive aria-hidden="true" size={16} className="shrink-0" />
            {t('archived')}
          </p>
        ) : (
          <NewLink today={page.today} failed={outcome?.failed ?? null} />
        )}
        <LinkList links={links} now={page.now} />
      </div>
    </>
  );
}
