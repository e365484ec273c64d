import { useNavigation } from '@remix-run/react';
import { useFaults } from '../../accounts/faults.ts';
import { FormFault } from '../../accounts/form-fault.tsx';
import { NarrowPage } from '../../accounts/narrow-page.tsx';
import { PasswordField } from '../../accounts/password-field.tsx';
import type { FieldFaults, OpenedLink } from '../../accounts/services.ts';
import { TextField } from '../../accounts/text-field.tsx';
import { useTexts } from '../../accounts/use-texts.ts';
import { PostForm } from '../../components/post-form.tsx';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { InvitedAs } from './invited-as.tsx';

interface LinkPageProps {
  readonly link: OpenedLink;
  readonly failed: {
    readonly code: string;
    readonly faults: FieldFaults;
    readonly minutes: number;
    readonly fields: { readonly name: string; readonly userName: string; readonly email: string };
  } | null;
}

/** Asks what a link needs to do what it is good for: make an account, or set a password. */
export function LinkPage({ link, failed }: LinkPageProps) {
  const { t } = useTexts();
  const until = formatMoment(useLanguage(), link.expiresAt);
  const faultOf = useFaults(failed?.faults ?? null);
  const isBusy = useNavigation().state !== 'idle';
  const { kind, name, userName } = link;
  const kept = failed?.fields;
  return (
    <NarrowPage
      title={t(`${kind}.title`, { name })}
      intro={t(`${kind}.intro`, { name, userName: userName ?? '', until })}
    >
      <PostForm className="flex flex-col gap-4">
        {failed && (
          <FormFault of={failed}>
            {failed.code === 'too-many' ? t('signIn.wait', { minutes: failed.minutes }) : t('fault.summary')}
          </FormFault>
        )}
        {kind === 'invitation' && <InvitedAs {...link} />}
        {kind === 'first' && (
          <TextField
            name="name"
            label={t('field.name')}
            autoComplete="name"
            required
            defaultValue={kept?.name}
            fault={faultOf('name')}
          />
        )}
        {kind === 'reset' ? (
          // For whoever keeps passwords: it is to know whose this one is.
          <input type="text" name="userName" autoComplete="username" readOnly hidden value={userName ?? ''} />
        ) : (
          <>
            <TextField
              name="userName"
              label={t('field.userName')}
              help={t('field.userNameHelp')}
              autoComplete="username"
              required
              spellCheck={false}
              autoCapitalize="none"
              defaultValue={kept?.userName}
              fault={faultOf('userName')}
            />
            <TextField
              name="email"
              type="text"
              inputMode="email"
              label={t('field.email')}
              help={t('field.emailHelp')}
              autoComplete="email"
              defaultValue={kept?.email ?? link.email ?? ''}
              fault={faultOf('email')}
            />
          </>
        )}
        <PasswordField
          name="password"
          label={t(kind === 'reset' ? 'field.newPassword' : 'field.password')}
          autoComplete="new-password"
          fault={faultOf('password')}
        />
        <button type="submit" disabled={isBusy} className="button button-accent min-h-10 text-base">
          {t(`${kind}.submit`)}
        </button>
      </PostForm>
    </NarrowPage>
  );
}
