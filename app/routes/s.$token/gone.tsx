import { Link2Off } from 'lucide-react';
import { EmptyState } from '../../components/empty-state.tsx';
import { useTexts } from './use-texts.ts';

/** The link opens nothing: it never did, is over, or was revoked. Which of them is not told. */
export function Gone() {
  const { t } = useTexts();
  return (
    <EmptyState icon={Link2Off} title={t('public.goneTitle')} level={1}>
      <p>{t('public.goneHelp')}</p>
    </EmptyState>
  );
}
