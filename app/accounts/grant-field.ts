import type { InPlan, PersonWish } from './services.ts';

/** What somebody is in a plan, as a form has it: `lead`, or `agency:` with an agency's id. Either is empty where it was not chosen. */
export interface GrantField {
  readonly planId: string;
  readonly as: string;
}

const AGENCY = 'agency:';

/** A membership as a form has it. */
export function membershipField(agencyId: string): string {
  return AGENCY + agencyId;
}

/** What a form's fields come to. */
export function readGrantFields(fields: readonly GrantField[]): PersonWish['inPlans'] {
  return fields.map(({ planId, as }) => {
    const isMembership = as.startsWith(AGENCY);
    return {
      planId,
      roles: isMembership || as === '' ? [] : [as],
      agencyIds: isMembership ? [as.slice(AGENCY.length)] : [],
    };
  });
}

/** The fields that say what somebody is in single plans; of a plan in which they are nothing, one without a choice. */
export function toGrantFields(inPlans: PersonWish['inPlans']): GrantField[] {
  return inPlans.flatMap(({ planId, roles, agencyIds }) => {
    const all = [...roles, ...agencyIds.map(membershipField)];
    return all.length === 0 ? [{ planId, as: '' }] : all.map((as) => ({ planId, as }));
  });
}

/** What somebody is, as one might wish it. */
export function toWish(inPlans: readonly InPlan[]): PersonWish['inPlans'] {
  return inPlans.map(({ plan, roles, agencies }) => {
    return { planId: plan.id, roles, agencyIds: agencies.map(({ id }) => id) };
  });
}
