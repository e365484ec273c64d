import { z } from 'zod';
import { PERSON_ROLES, type PersonRole } from '#app/domain/policy.ts';

/** What a group of the provider's gives to whoever is in it. */
export interface GroupGrant {
  readonly roles: readonly PersonRole[];
  /** By their names or their ids; which of them there are is a matter of when somebody comes in. */
  readonly agencies: readonly string[];
}

const ROLE = 'role:';
const AGENCY = 'agency:';
const EXPECTED = `"${ROLE}administrator", "${ROLE}lead", "${ROLE}observer" or "${AGENCY}<name or id>"`;
const EXAMPLE = `a JSON object such as {"group-of-theirs": ["${ROLE}lead", "${AGENCY}财政部"]}`;

/** Names of groups hold commas, blanks and = where they are a directory's: hence JSON, in which nothing of that is special. */
const shape = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/**
 * Reads what groups give, as JSON: by the name of each group one thing, or a list.
 *
 * @param complain is told of each mistake
 */
export function readGroups(text: string, complain: (fault: string) => void): ReadonlyMap<string, GroupGrant> {
  const parsed = shape.safeParse(parse(text));
  if (!parsed.success) {
    complain(`must be ${EXAMPLE}`);
    return new Map();
  }
  const groups = new Map<string, GroupGrant>();
  for (const [group, given] of Object.entries(parsed.data)) {
    const grant = { roles: [] as PersonRole[], agencies: [] as string[] };
    for (const word of [given].flat()) {
      const role = PERSON_ROLES.find((one) => word === ROLE + one);
      const agency = word.startsWith(AGENCY) ? word.slice(AGENCY.length).trim() : '';
      if (role) grant.roles.push(role);
      else if (agency) grant.agencies.push(agency);
      else complain(`gives group ${JSON.stringify(group)} ${JSON.stringify(word)}, which is none of ${EXPECTED}`);
    }
    groups.set(group, grant);
  }
  return groups;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
