import { FormFault } from '../../accounts/form-fault.tsx';
import { MadeLink } from '../../accounts/made-link.tsx';
import { Pager } from '../../accounts/pager.tsx';
import { SaidLine } from '../../accounts/said-line.tsx';
import type {
  AgencyChoice,
  FieldFaults,
  Invitation,
  InvitationWish,
  Paged,
  PlanChoice,
} from '../../accounts/services.ts';
import { usePeopleTexts } from '../../accounts/use-people-texts.ts';
import { InvitationItem } from './invitation-item.tsx';
import { NewInvitation } from './new-invitation.tsx';

export interface InvitationsPageProps {
  readonly invitations: Paged<Invitation>;
  readonly agencies: readonly AgencyChoice[];
  readonly plans: readonly PlanChoice[];
  /** What became of the form that was sent last. */
  readonly outcome: {
    readonly intent: 'make' | 'revoke';
    readonly link: { readonly id: string; readonly path: string; readonly expiresAt: number } | null;
    readonly failed: { readonly code: string; readonly faults: FieldFaults } | null;
    readonly wish: InvitationWish | null;
  } | null;
}

/** Who was invited, and how somebody is. */
export function InvitationsPage({ invitations, agencies, plans, outcome }: InvitationsPageProps) {
  const { t } = usePeopleTexts();
  const { link, failed } = outcome ?? {};
  const isRevoked = outcome?.intent === 'revoke';
  return (
    <div className="mx-auto flex w-full max-w-3xl flex-col gap-6 px-4 pt-4 pb-8">
      <header>
        <h1 className="text-xl font-semibold">{t('invitations.title')}</h1>
        <p className="mt-0.5 max-w-prose text-sm text-pretty text-ink-soft">{t('invitations.intro')}</p>
      </header>
      {link && <MadeLink key={link.id} {...link} />}
      <NewInvitation key={link?.id ?? 'new'} agencies={agencies} plans={plans} outcome={isRevoked ? null : outcome} />
      <section aria-labelledby="invitations" className="flex flex-col gap-2">
        <h2 id="invitations" className="text-lg font-semibold">
          {t('invitations.list')}
        </h2>
        {isRevoked && failed && <FormFault of={outcome}>{t('invitations.gone')}</FormFault>}
        {isRevoked && !failed && <SaidLine of={outcome}>{t('invitations.revoked')}</SaidLine>}
        {invitations.total === 0 ? (
          <p className="text-ink-soft">{t('invitations.none')}</p>
        ) : (
          <ul className="flex flex-col divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface">
            {invitations.items.map((invitation) => (
              <InvitationItem key={invitation.id} invitation={invitation} />
            ))}
          </ul>
        )}
        <Pager page={invitations.page} pages={invitations.pages} />
      </section>
    </div>
  );
}
