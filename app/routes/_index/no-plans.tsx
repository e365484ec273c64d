import { FileText } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';

/** @param ways where this person brings documents in; null for one who does not */
export function NoPlans({ ways }: { ways: ReactNode }) {
  const { t } = useTranslation('plan');
  return (
    <EmptyState icon={FileText} title={t('none.title')} level={1} action={ways}>
      {ways ? (
        <>
          <p>{t('none.import')}</p>
          <p>
            <code className="rounded bg-sunken px-2 py-1 text-ink">npm run import -- {t('none.file')}</code>
          </p>
        </>
      ) : (
        <p>{t('none.ask')}</p>
      )}
    </EmptyState>
  );
}
