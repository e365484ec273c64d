import { useTranslation } from 'react-i18next';
import { useTexts } from '../../accounts/use-texts.ts';
import { AgencyName } from '../../components/agency-name.tsx';
import type { PersonRole } from '../../domain/policy.ts';

/** As whom somebody comes in by an invitation. */
export function InvitedAs({ roles, agencies }: { roles: readonly PersonRole[]; agencies: readonly string[] }) {
  const { t } = useTexts();
  const { t: common } = useTranslation();
  const isNothing = roles.length === 0 && agencies.length === 0;
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
    </section>
  );
}
