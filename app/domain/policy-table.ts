import type { AgencyId, PersonId, PlanId } from './ids.ts';
import { type Action, type Actor, can, PLAN_ROLES, POLICY, type Request } from './policy.ts';

/**
 * Whom the table tells of: nobody; somebody who is all that one can be, but in another plan than the matter is of; each role alone;
 * and members of an agency that the matter is of, or is not of.
 */
export const POLICY_COLUMNS = [
  'signedOut',
  'elsewhere',
  'observer',
  'member',
  'concerned',
  'lead',
  'administrator',
] as const;
export type PolicyColumn = (typeof POLICY_COLUMNS)[number];

/** What one action is left to. */
export interface PolicyRow {
  readonly action: Action;
  readonly cells: readonly { readonly column: PolicyColumn; readonly may: boolean }[];
}

const HERE = 'here' as AgencyId;
const ELSEWHERE = 'elsewhere' as AgencyId;
const PLAN = 'plan' as PlanId;
const OTHER_PLAN = 'other-plan' as PlanId;

const PEOPLE: Readonly<Record<PolicyColumn, Actor | null>> = {
  signedOut: null,
  elsewhere: somebody({ inPlans: [{ planId: OTHER_PLAN, roles: PLAN_ROLES, agencyIds: [HERE, ELSEWHERE] }] }),
  observer: somebody({ roles: ['observer'] }),
  member: somebody({ agencyIds: [ELSEWHERE] }),
  concerned: somebody({ agencyIds: [HERE] }),
  lead: somebody({ roles: ['lead'] }),
  administrator: somebody({ roles: ['administrator'] }),
};

/** Who may do what, for people to read: every cell is what {@link can} answers. In the order of {@link POLICY}. */
export function policyTable(): PolicyRow[] {
  return (Object.keys(POLICY) as Action[]).map((action) => ({
    action,
    cells: POLICY_COLUMNS.map((column) => ({ column, may: can(PEOPLE[column], requestOf(action)) })),
  }));
}

/** Asked of one agency in one plan, in whichever way the action names those that it is of. */
function requestOf(action: Action): Request {
  return { action, planId: PLAN, agencyId: HERE, agencyIds: [HERE], isGone: false } as Request;
}

function somebody(is: Partial<Pick<Actor, 'roles' | 'agencyIds' | 'inPlans'>>): Actor {
  return { personId: 'somebody' as PersonId, name: '', roles: [], agencyIds: [], inPlans: [], ...is };
}
