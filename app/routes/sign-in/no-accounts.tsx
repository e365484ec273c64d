import { KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';

/** Outside the demo there is no way in yet, and the page says so instead of showing a form that cannot work. */
export function NoAccounts() {
  const { t } = useTranslation('plan');
  return (
    <EmptyState icon={KeyRound} title={t('noAccounts.title')} level={1}>
      <p>{t('noAccounts.why')}</p>
      <p>{t('noAccounts.administrator')}</p>
      <p>
        <code className="rounded bg-sunken px-2 py-1 text-ink">npm run demo</code>
      </p>
    </EmptyState>
  );
}
