import { Link } from '@remix-run/react';
import { LinkIcon } from 'lucide-react';
import { useTexts } from '../../accounts/use-texts.ts';
import { EmptyState } from '../../components/empty-state.tsx';

/** Said of every link that opens nothing, whatever the reason. */
export function LinkOver() {
  const { t } = useTexts();
  const toSignIn = (
    <Link to="/sign-in" className="button">
      {t('over.toSignIn')}
    </Link>
  );
  return (
    <EmptyState icon={LinkIcon} title={t('over.title')} level={1} action={toSignIn}>
      <p>{t('over.why')}</p>
    </EmptyState>
  );
}
