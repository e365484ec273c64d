import type { Plan } from '../domain/plan.ts';

/** Between a plan and what somebody is in it. */
const BETWEEN = ' · ';

/** What somebody is in a plan, in one line of the audit log: `国发〔2016〕62号 · lead`. @param what a role's name, or an agency's */
export function grantLabel({ docNumber, title }: Plan, what: string): string {
  return `${docNumber ?? title}${BETWEEN}${what}`;
}

/** Such a line with its last part in other words. */
export function rewordGrant(label: string, word: (what: string) => string): string {
  const at = label.lastIndexOf(BETWEEN);
  return at === -1 ? word(label) : label.slice(0, at + BETWEEN.length) + word(label.slice(at + BETWEEN.length));
}
