import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RoleNames } from '../../accounts/role-names.tsx';
import type { FieldFaults, OpenedLink, OwnAccount, OwnIdentity, OwnSession } from '../../accounts/services.ts';
import { useTexts } from '../../accounts/use-texts.ts';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { ChangePassword } from './change-password.tsx';
import { ProviderSection } from './provider-section.tsx';
import { SessionList } from './session-list.tsx';

export interface AccountPageProps {
  readonly page: {
    readonly account: OwnAccount;
    readonly name: string;
    readonly standing: Pick<OpenedLink, 'roles' | 'agencies' | 'inPlans'>;
    readonly sessions: readonly OwnSession[];
    /** By whom one may come in, too; null for nobody. */
    readonly provider: { readonly name: string; readonly identity: OwnIdentity | null } | null;
  };
  /** What became of the form that was sent last. */
  readonly outcome: {
    /** Of which part of the page it is. */
    readonly of: 'password' | 'sessions' | 'provider';
    readonly did: 'changed' | 'ended' | 'gone' | 'ready' | 'unlinked' | null;
    /** Where to go on to connect one's account. */
    readonly location: string | null;
    readonly failed: { readonly code: string; readonly faults: FieldFaults; readonly minutes: number } | null;
  } | null;
}

/** Oneself: who one is here, one's password, and where one is signed in. */
export function AccountPage({ page, outcome }: AccountPageProps) {
  const { t } = useTexts();
  const { account, sessions, provider } = page;
  const outcomeOf = (part: 'password' | 'sessions' | 'provider') => (outcome?.of === part ? outcome : null);
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-8 px-4 py-6 sm:py-8">
      <header className="flex flex-col gap-3">
        <h1 className="text-2xl font-semibold">{t('own.title')}</h1>
        <WhoAmI {...page} />
        {account === null && <p className="text-ink-soft">{t('own.none')}</p>}
      </header>
      {account?.hasPassword && <ChangePassword account={account} outcome={outcomeOf('password')} />}
      {account && provider && (
        <ProviderSection provider={provider} hasPassword={account.hasPassword} outcome={outcomeOf('provider')} />
      )}
      <SessionList sessions={sessions} did={outcomeOf('sessions')?.did ?? null} />
    </div>
  );
}

function WhoAmI({ account, name, standing }: AccountPageProps['page']) {
  const { t } = useTexts();
  const { t: common } = useTranslation();
  const { roles, agencies, inPlans } = standing;
  return (
    <>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 rounded-lg border border-line bg-surface p-4">
        <Fact name={t('own.name')}>
          <span lang={DOCUMENT_LANGUAGE}>{name}</span>
        </Fact>
        {account && <Fact name={t('own.userName')}>{account.userName}</Fact>}
        {account && <Fact name={t('own.email')}>{account.email ?? t('own.noEmail')}</Fact>}
        <Fact name={t('own.roles')}>
          <RoleNames roles={roles} isMember={agencies.length > 0} inPlans={inPlans} />
        </Fact>
        {agencies.length > 0 && (
          <Fact name={t('field.agencies')}>
            <span lang={DOCUMENT_LANGUAGE}>{agencies.join(common('listSeparator'))}</span>
          </Fact>
        )}
      </dl>
      <p className="text-sm text-ink-soft">{t('own.changeName')}</p>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-soft">{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
