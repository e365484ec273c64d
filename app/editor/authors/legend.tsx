import type { Agency } from '../../domain/plan.ts';
import { hueOf, strong } from '../colours.ts';
import { useNotesTexts } from '../use-notes-texts.ts';
import type { AgencyShare } from './block-authors.ts';

/** Which colour is whose, and how much of the text each agency wrote. */
export function AuthorsLegend({ shares, agencies }: { shares: readonly AgencyShare[]; agencies: readonly Agency[] }) {
  const { t, i18n } = useNotesTexts();
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 0 });
  if (shares.length === 0) return null;
  return (
    <ul aria-label={t('authors.legend')} className="notes-legend">
      {shares.map(({ agency, person, share }) => (
        <li key={JSON.stringify([agency, person])}>
          <span
            aria-hidden="true"
            className="notes-legend-colour"
            style={{ background: strong(hueOf(agencies, agency)) }}
          />
          {(agency ?? person) ? <span lang="zh-CN">{agency ?? person}</span> : <span>{t('authors.unknown')}</span>}
          <span className="tabular-nums text-ink-soft">{percent.format(share)}</span>
        </li>
      ))}
    </ul>
  );
}
