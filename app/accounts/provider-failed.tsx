import { KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../components/empty-state.tsx';
import type { ProviderFailure } from './provider-faults.ts';
import { useTexts } from './use-texts.ts';

/** Why nobody came in by the provider, and how to go on. */
export function ProviderFailed({ failure }: { failure: ProviderFailure }) {
  const { t } = useTexts();
  const { t: errors } = useTranslation('errors');
  const { code, ...details } = failure;
  const isAtAccount = code === 'identity-taken';
  return (
    <EmptyState
      icon={KeyRound}
      title={errors(`title.${code}`)}
      level={1}
      action={
        <a href={isAtAccount ? '/account' : '/sign-in'} className="button button-accent">
          {t(isAtAccount ? 'provider.toAccount' : 'provider.again')}
        </a>
      }
    >
      <p>{code === 'too-many' ? t('signIn.wait', details) : t(`provider.failed.${code}`, details)}</p>
      <p className="text-sm">{errors('code', { code })}</p>
    </EmptyState>
  );
}
