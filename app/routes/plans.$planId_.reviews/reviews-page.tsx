import { Link } from '@remix-run/react';
import { Camera, Gavel } from 'lucide-react';
import { EmptyState } from '../../components/empty-state.tsx';
import { PlanTabs } from '../../components/plan-tabs.tsx';
import type { IsoDate } from '../../domain/dates.ts';
import type { Plan } from '../../domain/plan.ts';
import type { ReviewSummary } from '../../reviews/services.ts';
import { useTexts } from '../../reviews/use-texts.ts';
import type { SnapshotSummary } from '../../snapshots/services.ts';
import { OpenForm } from './open-form.tsx';
import { ReviewTable } from './review-table.tsx';

interface ReviewsPageProps {
  readonly plan: Plan;
  readonly today: IsoDate;
  readonly reviews: readonly ReviewSummary[];
  /** Newest first. */
  readonly snapshots: readonly SnapshotSummary[];
  readonly mayOpen: boolean;
}

/** The meetings of a plan, and for leads the way to the next one. */
export function ReviewsPage({ plan, today, reviews, snapshots, mayOpen }: ReviewsPageProps) {
  const { t } = useTexts();
  const hasSnapshots = snapshots.length > 0;
  return (
    <>
      <PlanTabs planId={plan.id} current="reviews" />
      <div className="mx-auto flex w-full max-w-6xl flex-col gap-6 px-3 pt-4 pb-8 sm:px-4">
        <header>
          <h1 className="text-xl font-semibold">{t('title')}</h1>
          <p className="mt-0.5 text-sm text-pretty text-ink-soft">{t('lead')}</p>
        </header>
        {mayOpen && hasSnapshots && <OpenForm snapshots={snapshots} reviews={reviews} today={today} />}
        {reviews.length > 0 && <ReviewTable reviews={reviews} />}
        {mayOpen && !hasSnapshots && (
          <EmptyState
            icon={Camera}
            title={t('none.title')}
            action={
              <Link to={`/plans/${plan.id}/snapshots`} className="button button-accent">
                {t('none.toSnapshots')}
              </Link>
            }
          >
            <p>{t('none.noSnapshot')}</p>
          </EmptyState>
        )}
        {reviews.length === 0 && (!mayOpen || hasSnapshots) && (
          <EmptyState icon={Gavel} title={t('none.title')}>
            <p>{t(mayOpen ? 'none.help' : 'none.wait')}</p>
          </EmptyState>
        )}
      </div>
    </>
  );
}
