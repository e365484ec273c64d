import { Link } from '@remix-run/react';
import { ArrowRight, X } from 'lucide-react';
import { ChangeSummary } from '../../components/snapshot/change-summary.tsx';
import { useTexts } from '../../components/snapshot/use-texts.ts';
import { countKinds, type DiffSummary } from '../../domain/snapshot/summary.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { ComparedData, Moment, SnapshotPage } from './page-data.ts';
import type { Links } from './use-links.ts';

interface ComparedLineProps {
  readonly page: SnapshotPage;
  readonly compared: ComparedData;
  readonly links: Links;
}

/** From when to when, and what changed in words; each kind of change is a filter. */
export function ComparedLine({ page, compared, links }: ComparedLineProps) {
  const { t } = useTexts();
  const { kinds } = links.address;
  const own = summaryOf(page, compared);
  const isPart = own !== compared.summary;
  const isEmpty = own.kinds.length === 0 && own.parts.length === 0;
  return (
    <section
      aria-label={t('compare.summary')}
      className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-surface px-3 py-1.5 text-sm sm:px-4"
    >
      <p className="inline-flex flex-wrap items-center gap-x-1.5 text-ink-soft">
        <MomentWords moment={compared.from} isFrom />
        <ArrowRight aria-hidden="true" className="size-3.5" />
        <MomentWords moment={compared.to} isFrom={false} />
      </p>
      <ChangeSummary summary={own} chosen={kinds} kindHref={links.kind} isPart={isPart} />
      {kinds.length > 0 && (
        <Link to={links.to({ kinds: [] })} preventScrollReset replace className="button rounded-full">
          <X aria-hidden="true" size={14} />
          {t('compare.clear')}
        </Link>
      )}
      {page.shown.kind === 'board' && !isEmpty && <p className="text-ink-soft">{t('compare.legend')}</p>}
    </section>
  );
}

/** Of the whole plan, or of the agency and the measure that alone are seen: there, notes are counted by their cards. */
function summaryOf({ shown }: SnapshotPage, { summary, marks }: ComparedData): DiffSummary {
  const measureId = shown.kind === 'board' ? shown.measureId : null;
  if (shown.agencyId === null && measureId === null) return summary;
  const own = marks.filter(
    (mark) =>
      (shown.agencyId === null || mark.agencyId === shown.agencyId) &&
      (measureId === null || mark.measureId === measureId),
  );
  return { kinds: countKinds(own), parts: [] };
}

function MomentWords({ moment: { number, at }, isFrom }: { moment: Moment; isFrom: boolean }) {
  const { t } = useTexts();
  const moment = formatMoment(useLanguage(), at);
  if (number === null) return <span>{t('compare.toLive', { at: moment })}</span>;
  return <span>{t(isFrom ? 'compare.from' : 'compare.to', { number, at: moment })}</span>;
}
