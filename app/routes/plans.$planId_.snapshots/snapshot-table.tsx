import { Link } from '@remix-run/react';
import { CalendarX, Flag, Lock, Presentation } from 'lucide-react';
import type { ReactNode } from 'react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { ShortHash } from '../../components/snapshot/hash-badge.tsx';
import { useTexts } from '../../components/snapshot/use-texts.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { ReviewSummary } from '../../reviews/services.ts';
import type { SnapshotSummary } from '../../snapshots/services.ts';

const HEAD = 'border-b border-line-strong px-2 py-1 text-left font-medium whitespace-nowrap';
const CELL = 'border-b border-line px-2 py-1.5 align-top';

export interface SnapshotTableProps {
  /** Newest first. */
  readonly snapshots: readonly SnapshotSummary[];
  /** The meetings of the plan; at most one on a snapshot. */
  readonly reviews: readonly Pick<ReviewSummary, 'id' | 'snapshotId' | 'title'>[];
}

/** Snapshots by number, with what stood in them in sum. A phone shows what tells them apart. */
export function SnapshotTable({ snapshots, reviews }: SnapshotTableProps) {
  const meetings = new Map(reviews.map((review) => [review.snapshotId, review]));
  const { t } = useTexts();
  return (
    <table className="w-full border-separate border-spacing-0 text-sm tabular-nums">
      <caption className="sr-only">{t('list.caption')}</caption>
      <thead>
        <tr>
          <th scope="col" className={HEAD}>
            {t('list.number')}
          </th>
          <th scope="col" className={HEAD}>
            {t('list.title')}
          </th>
          <th scope="col" className={`${HEAD} max-md:hidden`}>
            {t('list.by')}
          </th>
          <CountHead>{t('list.cards')}</CountHead>
          <CountHead>{t('list.done')}</CountHead>
          <th scope="col" className={`${HEAD} text-right`}>
            {t('list.late')}
          </th>
          <CountHead>{t('list.supervised')}</CountHead>
          <CountHead>{t('list.confirmed')}</CountHead>
          <th scope="col" className={`${HEAD} max-lg:hidden`}>
            {t('hash.label')}
          </th>
          <th scope="col" className={HEAD}>
            {t('compare.with')}
          </th>
        </tr>
      </thead>
      <tbody>
        {snapshots.map((snapshot, i) => (
          <Row
            key={snapshot.id}
            snapshot={snapshot}
            meeting={meetings.get(snapshot.id)}
            isFirst={i === snapshots.length - 1}
          />
        ))}
      </tbody>
    </table>
  );
}

function CountHead({ children }: { children: ReactNode }) {
  return (
    <th scope="col" className={`${HEAD} text-right max-md:hidden`}>
      {children}
    </th>
  );
}

interface RowProps {
  readonly snapshot: SnapshotSummary;
  readonly meeting: SnapshotTableProps['reviews'][number] | undefined;
  /** The plan had none before: there is nothing to compare it with but the boards. */
  readonly isFirst: boolean;
}

function Row({ snapshot, meeting, isFirst }: RowProps) {
  const { t } = useTexts();
  const language = useLanguage();
  const { id, number, title, takenAt, takenBy, reason, hash, counts } = snapshot;
  return (
    <tr className="hover:bg-accent-soft">
      <td className={CELL}>{number}</td>
      <th scope="row" className={`${CELL} text-left font-normal`}>
        <Link to={`/snapshots/${id}`} className="link inline-flex items-center gap-1.5 font-medium">
          <Lock aria-hidden="true" className="size-3.5 shrink-0" />
          {title === '' ? t('name', { number }) : title}
        </Link>
        <time dateTime={new Date(takenAt).toISOString()} className="block text-ink-soft">
          {formatMoment(language, takenAt)}
        </time>
        {meeting && (
          <Link to={`/reviews/${meeting.id}`} className="link inline-flex items-center gap-1.5">
            <Presentation aria-hidden="true" className="size-3.5 shrink-0" />
            <span className="sr-only">{t('list.meeting')}</span>
            <span lang={DOCUMENT_LANGUAGE}>{meeting.title}</span>
          </Link>
        )}
      </th>
      <td className={`${CELL} max-md:hidden`}>
        {takenBy}
        <span className="block text-ink-soft">{reason !== 'person' && t(`reason.${reason}`)}</span>
      </td>
      <td className={`${CELL} text-right max-md:hidden`}>{counts.cards}</td>
      <td className={`${CELL} text-right max-md:hidden`}>{counts.done}</td>
      <td className={`${CELL} text-right`}>
        <Alarm count={counts.late} icon={<CalendarX aria-hidden="true" className="size-3.5" />} />
      </td>
      <td className={`${CELL} text-right max-md:hidden`}>
        <Alarm count={counts.supervised} icon={<Flag aria-hidden="true" className="size-3.5" />} />
      </td>
      <td className={`${CELL} text-right max-md:hidden`}>
        {counts.confirmed === null ? (
          <span className="text-ink-soft">{t('list.notCalled')}</span>
        ) : (
          t('list.confirmedOf', { confirmed: counts.confirmed, boards: counts.boards })
        )}
      </td>
      <td className={`${CELL} max-lg:hidden`}>
        <ShortHash hash={hash} />
      </td>
      <td className={CELL}>
        <span className="flex flex-wrap gap-x-3 gap-y-1">
          {!isFirst && (
            <Link to={`/snapshots/${id}?with=before`} aria-label={t('list.compareOf', { number })} className="link">
              {t('compare.before')}
            </Link>
          )}
          <Link to={`/snapshots/${id}?with=live`} aria-label={t('list.compareLiveOf', { number })} className="link">
            {t('compare.live')}
          </Link>
        </span>
      </td>
    </tr>
  );
}

function Alarm({ count, icon }: { count: number; icon: ReactNode }) {
  if (count === 0) return <span className="text-ink-soft">0</span>;
  return (
    <span className="inline-flex items-center gap-1 font-medium whitespace-nowrap text-overdue">
      {icon}
      {count}
    </span>
  );
}
