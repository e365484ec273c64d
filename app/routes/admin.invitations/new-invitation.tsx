import { useNavigation } from '@remix-run/react';
import { UserPlus } from 'lucide-react';
import { useFaults } from '../../accounts/faults.ts';
import { FormFault } from '../../accounts/form-fault.tsx';
import { MembershipFields } from '../../accounts/membership-fields.tsx';
import { TextField } from '../../accounts/text-field.tsx';
import { usePeopleTexts } from '../../accounts/use-people-texts.ts';
import { useTexts } from '../../accounts/use-texts.ts';
import { PostForm } from '../../components/post-form.tsx';
import { ACCOUNT_LIMITS } from '../../domain/accounts.ts';
import type { InvitationsPageProps } from './invitations-page.tsx';

/** Days that an invitation is open unless somebody says otherwise. */
const USUAL_DAYS = 7;

/** Asks whom somebody is to be. What was filled in stays where it is not taken. */
export function NewInvitation({ agencies, plans, outcome }: Omit<InvitationsPageProps, 'invitations'>) {
  const { t } = usePeopleTexts();
  const { t: account } = useTexts();
  const failed = outcome?.failed ?? null;
  const faultOf = useFaults(failed?.code === 'bad-input' ? failed.faults : null);
  const isBusy = useNavigation().state !== 'idle';
  const { name = '', email = '', roles = [], agencyIds = [], inPlans = [], days = USUAL_DAYS } = outcome?.wish ?? {};
  return (
    <section aria-labelledby="new" className="flex flex-col gap-2">
      <h2 id="new" className="text-lg font-semibold">
        {t('invitations.new')}
      </h2>
      <PostForm preventScrollReset className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4">
        <input type="hidden" name="intent" value="make" />
        {failed && (
          <FormFault of={outcome}>
            {failed.code === 'too-many' ? t('invitations.tooMany', ACCOUNT_LIMITS) : account('fault.summary')}
          </FormFault>
        )}
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            name="name"
            label={t('invitations.name')}
            required
            autoComplete="off"
            defaultValue={name}
            fault={faultOf('name')}
          />
          <TextField
            name="email"
            inputMode="email"
            label={t('invitations.email')}
            autoComplete="off"
            defaultValue={email}
            fault={faultOf('email')}
          />
        </div>
        <MembershipFields {...{ agencies, plans, roles, agencyIds, inPlans, faultOf }} />
        <div className="max-w-40">
          <TextField
            name="days"
            type="number"
            label={t('invitations.days')}
            required
            min={1}
            max={ACCOUNT_LIMITS.invitationDays}
            defaultValue={String(days)}
            fault={faultOf('days')}
          />
        </div>
        <button type="submit" disabled={isBusy} className="button button-accent self-start">
          <UserPlus aria-hidden="true" size={16} />
          {t('invitations.submit')}
        </button>
      </PostForm>
    </section>
  );
}
