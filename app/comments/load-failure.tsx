import { useTranslation } from 'react-i18next';
import { useTexts } from './use-texts.ts';

/** That the comments could not be asked for, and a way to try again. */
export function LoadFailure({ onRetry }: { onRetry: () => void }) {
  const { t } = useTexts();
  const { t: common } = useTranslation();
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-2 rounded-md bg-behind-soft px-3 py-2 text-sm text-behind"
    >
      <p className="flex-1 font-medium">{t('load.failed')}</p>
      <button type="button" onClick={onRetry} className="button">
        {common('retry')}
      </button>
    </div>
  );
}
