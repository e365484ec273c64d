import { Link } from '@remix-run/react';
import { AppWindow, CircleCheck, Presentation, RotateCcw, ShieldAlert } from 'lucide-react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { PostForm } from '../../components/post-form.tsx';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { Meeting } from '../../reviews/meeting.ts';
import { useTexts } from '../../reviews/use-texts.ts';

/** Which meeting this is, on which snapshot, and the ways to show it. */
export function MeetingHeader({ meeting: { review, snapshot, compared } }: { meeting: Meeting }) {
  const { t } = useTexts();
  const language = useLanguage();
  const { id, title, openedBy, openedAt, closedAt, access } = review;
  const at = formatMoment(language, snapshot.takenAt);
  const { number } = snapshot;
  return (
    <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line bg-ground px-3 py-2 sm:px-4">
      <div className="min-w-0 flex-1 basis-80">
        <h1 lang={DOCUMENT_LANGUAGE} className="text-lg leading-snug font-semibold text-pretty">
          {title}
        </h1>
        <p className="text-sm text-ink-soft">
          <Link to={`/snapshots/${snapshot.id}`} className="link">
            {snapshot.title === ''
              ? t('meeting.on', { number, at })
              : t('meeting.onTitled', { number, title: snapshot.title, at })}
          </Link>
          {' · '}
          {compared
            ? t('meeting.compared', { number: compared.number, at: formatMoment(language, compared.takenAt) })
            : t('meeting.notCompared')}
          {' · '}
          {t('meeting.opened', { name: openedBy, at: formatMoment(language, openedAt) })}
        </p>
        {closedAt !== null && (
          <p className="mt-0.5 flex items-center gap-1 text-sm text-ink-soft">
            <CircleCheck aria-hidden="true" size={16} />
            {t('meeting.closedAt', { at: formatMoment(language, closedAt) })}
          </p>
        )}
        {!snapshot.sound && (
          <p className="mt-0.5 flex items-center gap-1 text-sm font-semibold text-overdue">
            <ShieldAlert aria-hidden="true" size={16} />
            {t('meeting.unsound')}
          </p>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2 print:hidden">
        <Link to={`/reviews/${id}/present`} className="button button-accent">
          <Presentation aria-hidden="true" size={16} />
          {t('meeting.present')}
        </Link>
        <a href={`/reviews/${id}/present?presenter`} target={`presenter-${id}`} className="button">
          <AppWindow aria-hidden="true" size={16} />
          {t('meeting.presenter')}
        </a>
        {access === 'write' && (
          <PostForm replace>
            <button type="submit" name="intent" value={closedAt === null ? 'close' : 'reopen'} className="button">
              {closedAt !== null && <RotateCcw aria-hidden="true" size={16} />}
              {t(closedAt === null ? 'meeting.end' : 'meeting.reopen')}
            </button>
          </PostForm>
        )}
      </div>
    </header>
  );
}
