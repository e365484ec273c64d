import type { DemoPerson } from '../../services.ts';

export const GROUPS = ['ministries', 'provinces', 'everything'] as const;
export type Group = (typeof GROUPS)[number];

/** The people of each group, in the order they came; a person with a role of their own stands with those. */
export function groupPeople(people: readonly DemoPerson[]): ReadonlyMap<Group, DemoPerson[]> {
  const groups = new Map<Group, DemoPerson[]>(GROUPS.map((group) => [group, []]));
  for (const person of people) groups.get(groupOf(person))?.push(person);
  return groups;
}

function groupOf(person: DemoPerson): Group {
  if (person.agencies.length === 0) return 'everything';
  return person.agencies.every((agency) => agency.kind === 'province') ? 'provinces' : 'ministries';
}
