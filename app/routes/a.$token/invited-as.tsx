import { useTranslation } from 'react-i18next';
import { InPlans } from '../../accounts/in-plans.tsx';
import type { OpenedLink } from '../../accounts/services.ts';
import { useTexts } from '../../accounts/use-texts.ts';
import { AgencyName } from '../../components/agency-name.tsx';

/** As whom somebody comes in by an invitation. */
export function InvitedAs({ roles, agencies, inPlans }: Pick<OpenedLink, 'roles' | 'agencies' | 'inPlans'>) {
  const { t } = useTexts();
  const { t: common } = useTranslation();
  const isNothing = roles.length + agencies.length + inPlans.length === 0;
  return (
    <section aria-label={t('invitation.as')} className="rounded-md bg-sunken px-3 py-2 text-sm">
      <h2 className="text-ink-soft">{t('invitation.as')}</h2>
      <ul className="font-medium">
        {isNothing && <li>{t('role.none')}</li>}
        {roles.map((role) => (
          <li key={role}>{common(`personRole.${role}`)}</li>
        ))}
        {agencies.map((agency) => (
          <li key={agency}>
            <AgencyName name={agency} />
          </li>
        ))}
      </ul>
      <InPlans inPlans={inPlans} />
    </section>
  );
}
