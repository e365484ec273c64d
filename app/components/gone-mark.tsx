import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';

/** That the measure something hangs on is in its document no more. */
export function GoneMark() {
  const { t } = useTranslation('card');
  return (
    <span className="inline-flex items-center gap-1 text-sm font-normal text-behind">
      <TriangleAlert aria-hidden="true" className="size-[1em] shrink-0" />
      {t('away.mark')}
    </span>
  );
}
