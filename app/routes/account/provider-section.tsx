import { useNavigation } from '@remix-run/react';
import { Link2, Unlink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFaults } from '../../accounts/faults.ts';
import { FormFault } from '../../accounts/form-fault.tsx';
import { PasswordField } from '../../accounts/password-field.tsx';
import { SaidLine } from '../../accounts/said-line.tsx';
import type { OwnIdentity } from '../../accounts/services.ts';
import { useTexts } from '../../accounts/use-texts.ts';
import { PostForm } from '../../components/post-form.tsx';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { AccountPageProps } from './account-page.tsx';

interface ProviderSectionProps {
  readonly provider: { readonly name: string; readonly identity: OwnIdentity | null };
  readonly hasPassword: boolean;
  readonly outcome: AccountPageProps['outcome'];
}

/** By what the provider knows one, and how to connect or disconnect it: with the password, since it outlasts the session. */
export function ProviderSection({ provider, hasPassword, outcome }: ProviderSectionProps) {
  const { t } = useTexts();
  const isReady = outcome?.did === 'ready' && outcome.location !== null;
  return (
    <section aria-labelledby="provider" className="flex flex-col gap-2">
      <h2 id="provider" className="text-lg font-semibold">
        {t('own.provider.title', { provider: provider.name })}
      </h2>
      <div className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4">
        {provider.identity && <Connected name={provider.name} identity={provider.identity} />}
        {outcome?.did === 'unlinked' && <SaidLine of={outcome}>{t('own.provider.unlinked')}</SaidLine>}
        {isReady ? (
          <>
            <SaidLine of={outcome}>{t('own.provider.ready', { provider: provider.name })}</SaidLine>
            <a href={outcome.location ?? ''} className="button button-accent self-start">
              {t('own.provider.go', { provider: provider.name })}
            </a>
          </>
        ) : (
          hasPassword && (
            <WithPassword name={provider.name} isConnected={provider.identity !== null} outcome={outcome} />
          )
        )}
      </div>
    </section>
  );
}

function Connected({ name, identity: { label, since } }: { name: string; identity: OwnIdentity }) {
  const { t } = useTexts();
  const at = formatMoment(useLanguage(), since);
  return (
    <div>
      <p>{label === null ? t('own.provider.linked', { at }) : t('own.provider.linkedAs', { label, at })}</p>
      <p className="text-sm text-pretty text-ink-soft">{t('own.provider.linkedHelp', { provider: name })}</p>
    </div>
  );
}

function WithPassword(props: { name: string; isConnected: boolean; outcome: AccountPageProps['outcome'] }) {
  const { name: provider, isConnected, outcome } = props;
  const { t } = useTexts();
  const failed = outcome?.failed ?? null;
  const faultOf = useFaults(failed?.faults ?? null);
  const isBusy = useNavigation().state !== 'idle';
  const { t: errors } = useTranslation('errors');
  const sentence = (code: string) => {
    if (code === 'too-many') return t('signIn.wait', { minutes: failed?.minutes });
    if (code === 'provider-failed') return t('provider.failed.provider-failed', { provider });
    return code === 'last-administrator' ? errors('help.last-administrator') : t('fault.summary');
  };
  return (
    <PostForm preventScrollReset className="flex flex-col gap-4">
      <p className="text-sm text-pretty text-ink-soft">
        {t(isConnected ? 'own.provider.unlinkHelp' : 'own.provider.notLinked', { provider })}
      </p>
      {failed && <FormFault of={failed}>{sentence(failed.code)}</FormFault>}
      <PasswordField
        name="current"
        label={t('field.current')}
        autoComplete="current-password"
        fault={faultOf('current')}
      />
      <button
        type="submit"
        name="intent"
        value={isConnected ? 'unlink' : 'link'}
        disabled={isBusy}
        className={`button self-start ${isConnected ? 'border-overdue text-overdue' : 'button-accent'}`}
      >
        {isConnected ? <Unlink aria-hidden="true" size={16} /> : <Link2 aria-hidden="true" size={16} />}
        {t(isConnected ? 'own.provider.unlink' : 'own.provider.link')}
      </button>
    </PostForm>
  );
}
