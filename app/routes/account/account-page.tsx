import type { ReactNode } from 'react';
import { RoleNames } from '../../accounts/role-names.tsx';
import type { FieldFaults, OwnAccount, OwnSession } from '../../accounts/services.ts';
import { useTexts } from '../../accounts/use-texts.ts';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import type { PersonRole } from '../../domain/policy.ts';
import { ChangePassword } from './change-password.tsx';
import { SessionList } from './session-list.tsx';

export interface AccountPageProps {
  readonly page: {
    readonly account: OwnAccount;
    readonly name: string;
    readonly roles: readonly PersonRole[];
    readonly isMember: boolean;
    readonly sessions: readonly OwnSession[];
  };
  /** What became of the form that was sent last. */
  readonly outcome: {
    readonly did: 'changed' | 'ended' | 'gone' | null;
    readonly failed: { readonly code: string; readonly faults: FieldFaults; readonly minutes: number } | null;
  } | null;
}

/** Oneself: who one is here, one's password, and where one is signed in. */
export function AccountPage({ page, outcome }: AccountPageProps) {
  const { t } = useTexts();
  const { account, sessions } = page;
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-8 px-4 py-6 sm:py-8">
      <header className="flex flex-col gap-3">
        <h1 className="text-2xl font-semibold">{t('own.title')}</h1>
        <WhoAmI {...page} />
        {account === null && <p className="text-ink-soft">{t('own.none')}</p>}
      </header>
      {account?.hasPassword && <ChangePassword account={account} outcome={outcome} />}
      <SessionList sessions={sessions} did={outcome?.did ?? null} />
    </div>
  );
}

function WhoAmI({ account, name, roles, isMember }: AccountPageProps['page']) {
  const { t } = useTexts();
  return (
    <>
      <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 rounded-lg border border-line bg-surface p-4">
        <Fact name={t('own.name')}>
          <span lang={DOCUMENT_LANGUAGE}>{name}</span>
        </Fact>
        {account && <Fact name={t('own.userName')}>{account.userName}</Fact>}
        {account && <Fact name={t('own.email')}>{account.email ?? t('own.noEmail')}</Fact>}
        <Fact name={t('own.roles')}>
          <RoleNames roles={roles} isMember={isMember} />
        </Fact>
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
