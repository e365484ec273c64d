import { Form, Link } from '@remix-run/react';
import { Ban, CircleCheck, Clock, type LucideIcon, Mail } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { RoleNames } from '../../accounts/role-names.tsx';
import type { Invitation } from '../../accounts/services.ts';
import { usePeopleTexts } from '../../accounts/use-people-texts.ts';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import type { InvitationState } from '../../domain/accounts.ts';
import { formatMoment } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';

const LOOKS: Readonly<Record<InvitationState, { readonly icon: LucideIcon; readonly colour: string }>> = {
  open: { icon: Mail, colour: 'text-accent' },
  used: { icon: CircleCheck, colour: 'text-done' },
  revoked: { icon: Ban, colour: 'text-ink-soft' },
  over: { icon: Clock, colour: 'text-ink-soft' },
};

/** One invitation: whom it makes of whoever uses it, what became of it, and its end while it is open. */
export function InvitationItem({ invitation }: { invitation: Invitation }) {
  const { t } = usePeopleTexts();
  const { t: common } = useTranslation();
  const language = useLanguage();
  const { id, name, email, roles, agencies, state, settledAt, expiresAt, createdAt, createdBy, person } = invitation;
  const { icon: Icon, colour } = LOOKS[state];
  const made = formatMoment(language, createdAt);
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 p-4">
      <div className="flex min-w-0 flex-col gap-0.5 text-sm">
        <p className="text-base font-medium" lang={DOCUMENT_LANGUAGE}>
          {person ? (
            <Link to={`/admin/people/${person.id}`} className="link">
              {person.name}
            </Link>
          ) : (
            name
          )}
          {email && <span className="ml-2 text-sm font-normal text-ink-soft">{email}</span>}
        </p>
        <p>
          <RoleNames roles={roles} isMember={agencies.length > 0} />
          {agencies.length > 0 && <span lang={DOCUMENT_LANGUAGE}> · {agencies.join(common('listSeparator'))}</span>}
        </p>
        <p className={`flex items-center gap-1.5 tabular-nums ${colour}`}>
          <Icon aria-hidden="true" size={16} className="shrink-0" />
          {t(`invitations.state.${state}`, { at: formatMoment(language, settledAt ?? expiresAt) })}
        </p>
        <p className="text-ink-soft tabular-nums">
          {createdBy === null
            ? t('invitations.byNobody', { at: made })
            : t('invitations.by', { at: made, name: createdBy })}
        </p>
      </div>
      {state === 'open' && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="intent" value="revoke" />
          <button
            type="submit"
            name="invitation"
            value={id}
            aria-label={t('invitations.revokeLabel', { name })}
            className="button"
          >
            {t('invitations.revoke')}
          </button>
        </Form>
      )}
    </li>
  );
}
