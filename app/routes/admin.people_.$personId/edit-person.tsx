import { useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useFaults } from '../../accounts/faults.ts';
import { FormFault } from '../../accounts/form-fault.tsx';
import { toWish } from '../../accounts/grant-field.ts';
import { MembershipFields } from '../../accounts/membership-fields.tsx';
import { SaidLine } from '../../accounts/said-line.tsx';
import { TextField } from '../../accounts/text-field.tsx';
import { usePeopleTexts } from '../../accounts/use-people-texts.ts';
import { useTexts } from '../../accounts/use-texts.ts';
import { PostForm } from '../../components/post-form.tsx';
import type { PersonPageProps } from './person-page.tsx';
import { Provided } from './provided.tsx';

/** A person's name, roles and agencies, everywhere and in single plans. What was filled in stays where it is not taken. */
export function EditPerson({ person, agencies, plans, outcome }: PersonPageProps) {
  const { t } = usePeopleTexts();
  const { t: account } = useTexts();
  const { t: errors } = useTranslation('errors');
  const mine = outcome?.intent === 'change' ? outcome : null;
  const failed = mine?.failed ?? null;
  const faultOf = useFaults(failed?.code === 'bad-input' ? failed.faults : null);
  const isBusy = useNavigation().state !== 'idle';
  const shown = mine?.wish ?? { ...person, inPlans: toWish(person.inPlans) };
  return (
    <section aria-labelledby="edit" className="flex flex-col gap-2">
      <h2 id="edit" className="text-lg font-semibold">
        {t('person.edit')}
      </h2>
      <PostForm preventScrollReset className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4">
        <input type="hidden" name="intent" value="change" />
        {failed && (
          <FormFault of={failed}>
            {failed.code === 'last-administrator' ? errors('help.last-administrator') : account('fault.summary')}
          </FormFault>
        )}
        {mine && !failed && <SaidLine of={mine}>{t('person.saved')}</SaidLine>}
        <TextField
          name="name"
          label={account('field.name')}
          required
          autoComplete="off"
          defaultValue={shown.name}
          fault={faultOf('name')}
        />
        <Provided person={person} />
        <MembershipFields
          {...{ agencies, plans, faultOf }}
          roles={shown.roles}
          agencyIds={shown.agencyIds}
          inPlans={shown.inPlans}
        />
        <button type="submit" disabled={isBusy} className="button button-accent self-start">
          {t('person.save')}
        </button>
      </PostForm>
    </section>
  );
}
