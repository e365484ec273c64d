import { Link } from '@remix-run/react';
import { Presentation } from 'lucide-react';
import { PostForm } from '../../components/post-form.tsx';
import type { IsoDate } from '../../domain/dates.ts';
import { formatDate } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useTexts } from '../../reviews/use-texts.ts';

interface MeetingWayProps {
  readonly planId: string;
  readonly snapshotId: string;
  /** The meeting on the snapshot; null for none. */
  readonly reviewId: string | null;
  readonly mayOpen: boolean;
  readonly today: IsoDate;
}

/** Leads to the meeting on a snapshot; where there is none, lets a lead open it. */
export function MeetingWay({ planId, snapshotId, reviewId, mayOpen, today }: MeetingWayProps) {
  const { t } = useTexts();
  const language = useLanguage();
  if (reviewId !== null) {
    return (
      <Link to={`/reviews/${reviewId}`} className="button print:hidden">
        <Presentation aria-hidden="true" size={16} />
        {t('way.go')}
      </Link>
    );
  }
  if (!mayOpen) return null;
  return (
    <PostForm action={`/plans/${planId}/reviews`} className="print:hidden">
      <input type="hidden" name="snapshot" value={snapshotId} />
      <input type="hidden" name="title" value={t('open.nameDefault', { date: formatDate(language, today) })} />
      <button type="submit" className="button">
        <Presentation aria-hidden="true" size={16} />
        {t('way.open')}
      </button>
    </PostForm>
  );
}
