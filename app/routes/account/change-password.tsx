import { useNavigation } from '@remix-run/react';
import { CircleCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useFaults } from '../../accounts/faults.ts';
import { FormFault } from '../../accounts/form-fault.tsx';
import { PasswordField } from '../../accounts/password-field.tsx';
import type { OwnAccount } from '../../accounts/services.ts';
import { useTexts } from '../../accounts/use-texts.ts';
import { PostForm } from '../../components/post-form.tsx';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import type { AccountPageProps } from './account-page.tsx';

interface ChangePasswordProps {
  readonly account: NonNullable<OwnAccount>;
  readonly outcome: AccountPageProps['outcome'];
}

/** Another password, for whoever knows the one of now. Both fields are empty again once it is changed. */
export function ChangePassword({ account, outcome }: ChangePasswordProps) {
  const { t } = useTexts();
  const language = useLanguage();
  const failed = outcome?.failed ?? null;
  const faultOf = useFaults(failed?.faults ?? null);
  const isBusy = useNavigation().state !== 'idle';
  const form = useRef<HTMLFormElement>(null);
  const said = useRef<HTMLParagraphElement>(null);
  const isChanged = outcome?.did === 'changed';
  // biome-ignore lint/correctness/useExhaustiveDependencies: another answer is the event
  useEffect(() => {
    if (!isChanged) return;
    form.current?.reset();
    said.current?.focus();
  }, [outcome]);
  return (
    <section aria-labelledby="password" className="flex flex-col gap-2">
      <h2 id="password" className="text-lg font-semibold">
        {t('own.password.title')}
      </h2>
      <p className="text-sm text-ink-soft">
        {account.passwordChangedAt !== null &&
          t('own.password.changedAt', { at: formatMoment(language, account.passwordChangedAt) })}
      </p>
      <PostForm
        ref={form}
        preventScrollReset
        className="flex flex-col gap-4 rounded-lg border border-line bg-surface p-4"
      >
        <input type="hidden" name="intent" value="password" />
        {/* For whoever keeps passwords: it is to know whose this one is. */}
        <input type="text" name="userName" autoComplete="username" readOnly hidden value={account.userName} />
        {isChanged && (
          <p
            ref={said}
            role="status"
            tabIndex={-1}
            className="flex items-center gap-2 rounded-md bg-done-soft px-3 py-2 text-done"
          >
            <CircleCheck aria-hidden="true" size={18} />
            {t('own.password.done')}
          </p>
        )}
        {failed && (
          <FormFault of={failed}>
            {failed.code === 'too-many' ? t('signIn.wait', { minutes: failed.minutes }) : t('fault.summary')}
          </FormFault>
        )}
        <PasswordField
          name="current"
          label={t('field.current')}
          autoComplete="current-password"
          fault={faultOf('current')}
        />
        <PasswordField
          name="password"
          label={t('field.newPassword')}
          autoComplete="new-password"
          fault={faultOf('password')}
        />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <button type="submit" disabled={isBusy} className="button button-accent">
            {t('own.password.submit')}
          </button>
          <p className="text-sm text-ink-soft">{t('own.password.help')}</p>
        </div>
      </PostForm>
    </section>
  );
}
