import { Link } from '@remix-run/react';
import { Ban, CircleCheck, Clock, type LucideIcon, Mail } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { RoleNames } from '../../accounts/role-names.tsx';
import type { Invitation } from '../../accounts/services.ts';
import { usePeopleTexts } from '../../accounts/use-people-texts.ts';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { PostForm } from '../../components/post-form.tsx';
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
  const { id, name, email, roles, agencies, inPlans, state, settledAt, expiresAt, createdAt } = invitation;
  const { createdBy, person } = invitation;
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
        {agencies.length > 0 && <p lang={DOCUMENT_LANGUAGE}>{agencies.join(common('listSeparator'))}</p>}
        <div>
          <RoleNames roles={roles} isMember={agencies.length > 0} inPlans={inPlans} />
        </div>
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
        <PostForm preventScrollReset>
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
        </PostForm>
      )}
    </li>
  );
}
