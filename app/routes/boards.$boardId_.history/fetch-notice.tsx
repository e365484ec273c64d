import { useTexts } from './use-texts.ts';

interface FetchNoticeProps {
  readonly state: 'here' | 'fetching' | 'failed';
  readonly onRetry: () => void;
}

/** Says that what is shown is not yet the moment that is wanted. */
export function FetchNotice({ state, onRetry }: FetchNoticeProps) {
  const { t } = useTexts();
  return (
    <div role="status" className="shrink-0 text-sm">
      {state === 'fetching' && <p className="bg-near-soft px-4 py-1 text-near">{t('loading')}</p>}
      {state === 'failed' && (
        <p className="flex flex-wrap items-center gap-3 bg-behind-soft px-4 py-1 text-behind">
          {t('failed')}
          <button type="button" onClick={onRetry} className="button">
            {t('retry')}
          </button>
        </p>
      )}
    </div>
  );
}
