import { Link } from '@remix-run/react';
import { CalendarClock, Camera } from 'lucide-react';
import { EmptyState } from '../../components/empty-state.tsx';
import { PlanTabs } from '../../components/plan-tabs.tsx';
import { useTexts } from '../../components/snapshot/use-texts.ts';
import { SnapshotTable, type SnapshotTableProps } from './snapshot-table.tsx';
import { type FailedTake, TakeForm } from './take-form.tsx';

interface SnapshotsPageProps extends SnapshotTableProps {
  readonly planId: string;
  readonly mayTake: boolean;
  /** The mark of the form of this page. */
  readonly attempt: string;
  readonly failed: FailedTake | null;
}

/** The snapshots of a plan, and for leads the form that takes one. */
export function SnapshotsPage({ planId, snapshots, reviews, mayTake, attempt, failed }: SnapshotsPageProps) {
  const { t } = useTexts();
  return (
    <>
      <PlanTabs planId={planId} current="snapshots" />
      <div className="mx-auto flex w-full max-w-6xl flex-col gap-5 px-3 pt-4 pb-8 sm:px-4">
        <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
          <div>
            <h1 className="text-xl font-semibold">{t('title')}</h1>
            <p className="mt-0.5 text-sm text-ink-soft">{t('lead')}</p>
          </div>
          {mayTake && (
            <Link to={`/plans/${planId}/snapshots/schedule`} className="button">
              <CalendarClock aria-hidden="true" size={16} />
              {t('list.schedule')}
            </Link>
          )}
        </header>
        {mayTake && <TakeForm attempt={attempt} failed={failed} />}
        {snapshots.length === 0 ? (
          <EmptyState icon={Camera} title={t('none.title')}>
            <p>{t('none.help')}</p>
            {!mayTake && <p>{t('none.wait')}</p>}
          </EmptyState>
        ) : (
          <SnapshotTable snapshots={snapshots} reviews={reviews} />
        )}
      </div>
    </>
  );
}
