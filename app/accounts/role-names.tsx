import { useTranslation } from 'react-i18next';
import type { PersonRole } from '../domain/policy.ts';
import { useTexts } from './use-texts.ts';

/** What somebody is here, in words. */
export function RoleNames({ roles, isMember }: { roles: readonly PersonRole[]; isMember: boolean }) {
  const { t } = useTexts();
  const { t: common } = useTranslation();
  const all = [...roles, ...(isMember ? (['member'] as const) : [])].map((role) => common(`personRole.${role}`));
  return <>{all.length > 0 ? all.join(common('listSeparator')) : t('role.none')}</>;
}
