import { useTranslation } from 'react-i18next';
import { PAPERS, type Paper } from '../../snapshots/services.ts';

export interface PrintBarProps {
  readonly paper: Paper;
  /** Where the snapshot itself is. */
  readonly back: string;
  /** Where the server makes a PDF of these pages; null for nowhere. */
  readonly pdf: string | null;
}

/** What to do with the pages below it; not on paper. */
export function PrintBar({ paper, back, pdf }: PrintBarProps) {
  const { t } = useTranslation('handout');
  return (
    <header className="bar">
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
      {pdf && (
        <a href={`${pdf}?paper=${paper}`} download>
          {t('print.pdf')}
        </a>
      )}
      <p>{t('print.how')}</p>
    </header>
  );
}
