import { Link } from '@remix-run/react';
import { SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../empty-state.tsx';

/** Stands where a card would: the board has none of this address. */
export function NoSuchCard({ boardHref }: { boardHref: string }) {
  const { t } = useTranslation('card');
  return (
    <EmptyState
      icon={SearchX}
      title={t('missing.title')}
      level={3}
      action={
        <Link to={boardHref} preventScrollReset className="button">
          {t('missing.back')}
        </Link>
      }
    >
      <p>{t('missing.help')}</p>
    </EmptyState>
  );
}
