import { Form, useNavigation } from '@remix-run/react';
import { CircleCheck } from 'lucide-react';
import { FormFault } from '../../accounts/form-fault.tsx';
import { NarrowPage } from '../../accounts/narrow-page.tsx';
import { PasswordField } from '../../accounts/password-field.tsx';
import { TextField } from '../../accounts/text-field.tsx';
import { useTexts } from '../../accounts/use-texts.ts';

interface SignInPageProps {
  /** A path of this site, to go to afterwards. */
  readonly to: string;
  readonly failed: { readonly code: string; readonly name: string; readonly minutes: number } | null;
  /** A password was just set anew. */
  readonly isReset: boolean;
}

/** Where people with an account come in. It never tells which of the two was wrong. */
export function SignInPage({ to, failed, isReset }: SignInPageProps) {
  const { t } = useTexts();
  const isBusy = useNavigation().state !== 'idle';
  return (
    <NarrowPage title={t('signIn.title')}>
      <Form method="post" className="flex flex-col gap-4">
        <input type="hidden" name="to" value={to} />
        {isReset && !failed && (
          <p role="status" className="flex items-center gap-2 rounded-md bg-done-soft px-3 py-2 text-done">
            <CircleCheck aria-hidden="true" size={18} />
            {t('signIn.done')}
          </p>
        )}
        {failed && (
          <FormFault of={failed}>
            {failed.code === 'too-many' ? t('signIn.wait', { minutes: failed.minutes }) : t('signIn.wrong')}
          </FormFault>
        )}
        <TextField
          name="name"
          label={t('signIn.name')}
          autoComplete="username"
          required
          defaultValue={failed?.name}
          spellCheck={false}
          autoCapitalize="none"
        />
        <PasswordField name="password" label={t('signIn.password')} autoComplete="current-password" />
        <button type="submit" disabled={isBusy} className="button button-accent min-h-10 text-base">
          {t('signIn.submit')}
        </button>
        <p className="text-sm text-pretty text-ink-soft">{t('signIn.forgotten')}</p>
      </Form>
    </NarrowPage>
  );
}
