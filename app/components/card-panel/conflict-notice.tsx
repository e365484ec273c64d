import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';

interface ConflictNoticeProps {
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** Says that a value changed under a person's draft, shows both, and lets them choose. */
export function ConflictNotice({ label, mine, theirs, onKeepMine, onTakeTheirs }: ConflictNoticeProps) {
  const { t } = useTranslation('card');
  return (
    <div role="alert" className="flex flex-col gap-2 rounded-md border border-behind bg-behind-soft p-2.5 text-sm">
      <p className="flex items-start gap-1.5 font-medium text-behind">
        <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
        {t('conflict.title', { field: label })}
      </p>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 text-ink">
        <dt>{t('conflict.theirs')}</dt>
        <dd className="whitespace-pre-wrap">{theirs || t('empty')}</dd>
        <dt>{t('conflict.mine')}</dt>
        <dd className="whitespace-pre-wrap">{mine || t('empty')}</dd>
      </dl>
      <div className="flex flex-wrap gap-2">
        <button type="button" onClick={onKeepMine} className="button">
          {t('conflict.keepMine')}
        </button>
        <button type="button" onClick={onTakeTheirs} className="button">
          {t('conflict.takeTheirs')}
        </button>
      </div>
    </div>
  );
}
