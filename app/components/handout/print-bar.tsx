import { useTranslation } from 'react-i18next';
import { PAPERS, type Paper } from '../../snapshots/services.ts';

/** Why the server made no PDF, as codes of refusals. */
export const NO_PDF = ['no-browser', 'too-many'] as const;
export type NoPdf = (typeof NO_PDF)[number];

export interface PrintBarProps {
  readonly paper: Paper;
  /** Where the snapshot itself is. */
  readonly back: string;
  /** Where the server makes a PDF of these pages; null for nowhere. */
  readonly pdf: string | null;
  /** Why it made none, where somebody comes from there. */
  readonly noPdf: NoPdf | null;
}

/** What to do with the pages below it; not on paper. */
export function PrintBar({ paper, back, pdf, noPdf }: PrintBarProps) {
  const { t } = useTranslation('handout');
  return (
    <header className="bar">
      {noPdf && (
        <p role="alert" className="alert">
          {t(`print.noPdf.${noPdf}`)}
        </p>
      )}
      <a href={back}>{t('print.back')}</a>
      <nav aria-label={t('paper.label')}>
        {PAPERS.map((each) => (
          <a key={each} href={`?paper=${each}`} aria-current={each === paper ? 'page' : undefined}>
            {t(`paper.${each}`)}
          </a>
        ))}
      </nav>
      <button type="button" data-print="" hidden>
        {t('print.button')}
      </button>
      {pdf && noPdf !== 'no-browser' && <a href={`${pdf}?paper=${paper}`}>{t('print.pdf')}</a>}
      <p>{t('print.how')}</p>
    </header>
  );
}
