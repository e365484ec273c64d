import { useNavigation } from '@remix-run/react';
import { CircleCheck, LogIn } from 'lucide-react';
import { FormFault } from '../../accounts/form-fault.tsx';
import { NarrowPage } from '../../accounts/narrow-page.tsx';
import { PasswordField } from '../../accounts/password-field.tsx';
import { TextField } from '../../accounts/text-field.tsx';
import { useTexts } from '../../accounts/use-texts.ts';
import { PostForm } from '../../components/post-form.tsx';

/** What may just have been done, by its name in the address: a password set anew, all sessions of a person ended. */
export const DONE = ['reset', 'ended'] as const;

interface SignInPageProps {
  /** A path of this site, to go to afterwards. */
  readonly to: string;
  readonly failed: { readonly code: string; readonly name: string; readonly minutes: number } | null;
  /** What brings somebody here; null for nothing to tell of. */
  readonly done: (typeof DONE)[number] | null;
  /** What people call by whom they may come in, too; null for nobody. */
  readonly provider: string | null;
}

/** Where people with an account come in. It never tells which of the two was wrong. */
export function SignInPage({ to, failed, done, provider }: SignInPageProps) {
  const { t } = useTexts();
  const isBusy = useNavigation().state !== 'idle';
  return (
    <NarrowPage title={t('signIn.title')}>
      {provider !== null && <ByProvider name={provider} to={to} />}
      <PostForm className="flex flex-col gap-4">
        <input type="hidden" name="to" value={to} />
        {done && !failed && (
          <p role="status" className="flex items-center gap-2 rounded-md bg-done-soft px-3 py-2 text-done">
            <CircleCheck aria-hidden="true" size={18} />
            {t(`signIn.done.${done}`)}
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
        <button
          type="submit"
          disabled={isBusy}
          className={`button min-h-10 text-base ${provider === null ? 'button-accent' : ''}`}
        >
          {t('signIn.submit')}
        </button>
        <p className="text-sm text-pretty text-ink-soft">{t('signIn.forgotten')}</p>
      </PostForm>
    </NarrowPage>
  );
}

/** The way by the provider: a document of its own, since it leads to another site. */
function ByProvider({ name, to }: { name: string; to: string }) {
  const { t } = useTexts();
  return (
    <div className="mb-5 flex flex-col gap-5">
      <a href={`/sign-in/provider?${new URLSearchParams({ to })}`} className="button button-accent min-h-10 text-base">
        <LogIn aria-hidden="true" size={18} />
        {t('signIn.provider', { provider: name })}
      </a>
      <p className="flex items-center gap-3 text-sm text-ink-soft before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {t('signIn.orPassword')}
      </p>
    </div>
  );
}
