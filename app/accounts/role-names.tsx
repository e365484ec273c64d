import { useTranslation } from 'react-i18next';
import type { PersonRole } from '../domain/policy.ts';
import { InPlans } from './in-plans.tsx';
import type { InPlan } from './services.ts';
import { useTexts } from './use-texts.ts';

interface RoleNamesProps {
  readonly roles: readonly PersonRole[];
  readonly isMember: boolean;
  readonly inPlans: readonly InPlan[];
}

/** What somebody is here, in words: everywhere, and below it in single plans. */
export function RoleNames({ roles, isMember, inPlans }: RoleNamesProps) {
  const { t } = useTexts();
  const { t: common } = useTranslation();
  const all = [...roles, ...(isMember ? (['member'] as const) : [])].map((role) => common(`personRole.${role}`));
  return (
    <>
      {all.length > 0 ? all.join(common('listSeparator')) : inPlans.length === 0 && t('role.none')}
      <InPlans inPlans={inPlans} />
    </>
  );
}
