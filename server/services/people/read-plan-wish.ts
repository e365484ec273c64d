import type { Knex } from 'knex';
import type { InPlan, PersonWish } from '#app/accounts/services.ts';
import { PLAN_ROLES } from '#app/domain/policy.ts';
import { type GrantablePlan, listGrantablePlans } from '#db/repositories/plan-grants.server.ts';

/** Plans in which one person is something besides: more than that many, and they are it everywhere. */
const PLANS_MAX = 50;

/** What is wrong with what somebody is to be in single plans. */
export type PlanFault = 'incomplete' | 'invalid' | 'noBoard';

/** Reads what an administrator filled in of single plans: each of them once. Two queries. */
export async function readPlanWish(
  db: Knex,
  wish: PersonWish['inPlans'],
): Promise<{ readonly inPlans: readonly InPlan[]; readonly fault: PlanFault | null }> {
  const refused = (fault: PlanFault) => ({ inPlans: [], fault });
  const ids = [...new Set(wish.map(({ planId }) => planId))];
  if (ids.length > PLANS_MAX) return refused('invalid');
  if (wish.some(({ planId, roles, agencyIds }) => planId === '' || roles.length + agencyIds.length === 0)) {
    return refused('incomplete');
  }
  const plans = ids.length === 0 ? [] : await listGrantablePlans(db, ids);
  if (plans.length !== ids.length) return refused('invalid');
  const inPlans: InPlan[] = [];
  for (const plan of plans) {
    const own = wish.filter(({ planId }) => planId === plan.id);
    const roles = own.flatMap(({ roles }) => roles);
    const agencyIds = own.flatMap(({ agencyIds }) => agencyIds);
    if (!roles.every((role) => PLAN_ROLES.some((known) => known === role))) return refused('invalid');
    if (!agencyIds.every((id) => hasBoard(plan, id))) return refused('noBoard');
    const { id, title, docNumber } = plan;
    inPlans.push({
      plan: { id, title, docNumber },
      roles: PLAN_ROLES.filter((role) => roles.includes(role)),
      agencies: plan.agencies.filter((agency) => agencyIds.includes(agency.id)),
    });
  }
  return { inPlans, fault: null };
}

function hasBoard({ agencies }: GrantablePlan, agencyId: string): boolean {
  return agencies.some(({ id }) => id === agencyId);
}
