import { Link } from '@remix-run/react';
import { CircleCheck, CircleDot, Presentation } from 'lucide-react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { ReviewSummary } from '../../reviews/services.ts';
import { useTexts } from '../../reviews/use-texts.ts';

/** The meetings of a plan in a table; on a phone it scrolls sideways, and what only screen readers see scrolls with it. */
export function ReviewTable({ reviews }: { reviews: readonly ReviewSummary[] }) {
  const { t } = useTexts();
  return (
    <section
      aria-label={t('list.caption')}
      className="relative overflow-x-auto rounded-lg border border-line bg-surface"
    >
      <table className="w-full text-sm">
        <caption className="sr-only">{t('list.caption')}</caption>
        <thead>
          <tr className="border-b border-line text-left text-ink-soft">
            {(['title', 'snapshot', 'openedAt', 'openedBy', 'decisions', 'state'] as const).map((column) => (
              <th key={column} scope="col" className="px-3 py-2 font-medium whitespace-nowrap">
                {t(`list.${column}`)}
              </th>
            ))}
            <th scope="col" className="px-3 py-2 print:hidden">
              <span className="sr-only">{t('list.present')}</span>
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {reviews.map((review) => (
            <Row key={review.id} review={review} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ review }: { review: ReviewSummary }) {
  const { t } = useTexts();
  const language = useLanguage();
  const { id, title, snapshotId, snapshotNumber, openedAt, openedBy, decisions, closedAt } = review;
  const StateIcon = closedAt === null ? CircleDot : CircleCheck;
  return (
    <tr>
      <th scope="row" lang={DOCUMENT_LANGUAGE} className="min-w-48 px-3 py-2 text-left font-medium">
        <Link to={`/reviews/${id}`} className="link">
          {title}
        </Link>
      </th>
      <td className="px-3 py-2 whitespace-nowrap">
        <Link to={`/snapshots/${snapshotId}`} className="link">
          {t('list.snapshotNumber', { number: snapshotNumber })}
        </Link>
      </td>
      <td className="px-3 py-2 whitespace-nowrap tabular-nums">{formatMoment(language, openedAt)}</td>
      <td className="px-3 py-2 whitespace-nowrap">{openedBy}</td>
      <td className="px-3 py-2 tabular-nums">{decisions}</td>
      <td className="px-3 py-2 whitespace-nowrap">
        <span className={`inline-flex items-center gap-1 ${closedAt === null ? 'text-accent' : 'text-ink-soft'}`}>
          <StateIcon aria-hidden="true" size={16} />
          {t(closedAt === null ? 'list.open' : 'list.closed')}
        </span>
      </td>
      <td className="px-3 py-1 text-right print:hidden">
        <Link to={`/reviews/${id}/present`} aria-label={t('list.presentOf', { title })} className="button button-quiet">
          <Presentation aria-hidden="true" size={16} />
          {t('list.present')}
        </Link>
      </td>
    </tr>
  );
}
