import { grantLabel } from '#app/accounts/grant-label.ts';
import type { InPlan } from '#app/accounts/services.ts';

/** What somebody is in single plans, for the audit log: a line to each role and each membership. */
export function grantLabels(inPlans: readonly InPlan[]): string[] {
  return inPlans.flatMap(({ plan, roles, agencies }) =>
    [...roles, ...agencies.map(({ name }) => name)].map((what) => grantLabel(plan, what)),
  );
}
