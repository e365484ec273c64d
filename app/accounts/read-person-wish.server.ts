import { type GrantField, readGrantFields } from './grant-field.ts';
import type { PersonWish } from './services.ts';

/** What a form says of whom somebody is to be; whether there is such a thing, the service checks. */
export function readPersonWish(form: FormData): PersonWish {
  return {
    name: String(form.get('name') ?? ''),
    roles: form.getAll('role').map(String),
    agencyIds: form.getAll('agency').map(String),
    inPlans: readGrantFields([...form.getAll('grant').map(String).map(splitGrant), ...readRows(form)]),
  };
}

/** What was ticked: a plan's id, and what somebody is there. */
function splitGrant(grant: string): GrantField {
  const at = grant.indexOf(' ');
  return { planId: grant.slice(0, Math.max(0, at)), as: grant.slice(at + 1) };
}

/** What was chosen anew, row by row; without what was left empty. */
function readRows(form: FormData): GrantField[] {
  const what = form.getAll('grantAs').map(String);
  const rows = form.getAll('grantPlan').map((planId, i) => ({ planId: String(planId), as: what[i] ?? '' }));
  return rows.filter(({ planId, as }) => planId !== '' || as !== '');
}
