import { useTranslation } from 'react-i18next';

/** A field of a card for a person who may only read it. */
export function ReadValue({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation('card');
  return (
    <div className="flex flex-col gap-0.5">
      <p className="text-sm text-ink-soft">{label}</p>
      {value ? <p className="whitespace-pre-wrap">{value}</p> : <p className="text-ink-soft">{t('empty')}</p>}
    </div>
  );
}
