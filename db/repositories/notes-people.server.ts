import type { Knex } from 'knex';
import type { AgencyId, PersonId, PlanId } from '#app/domain/ids.ts';
import type { NotesPerson } from '#app/notes/services.ts';

/** Whose notes they are. */
export interface NotesOwners {
  readonly planId: PlanId;
  readonly agencyIds: readonly AgencyId[];
}

/**
 * Whom a mention in notes may name: members of their agencies, and leads, be it everywhere or in their plan; by name. Two
 * queries.
 */
export async function listNotesPeople(db: Knex, { planId, agencyIds }: NotesOwners): Promise<NotesPerson[]> {
  const granted = db('plan_grants').where({ plan_id: planId });
  const memberships = db('agency_members')
    .select('person_id', 'agency_id')
    .union(granted.clone().whereNotNull('agency_id').select('person_id', 'agency_id'));
  const members: { id: PersonId; name: string; agency: string }[] = await db(memberships.as('m'))
    .join('people as p', 'p.id', 'm.person_id')
    .join('agencies as a', 'a.id', 'm.agency_id')
    .whereIn('m.agency_id', agencyIds)
    .select('p.id', 'p.name', 'a.name as agency')
    .orderBy('a.name');
  const role = { role: 'lead' };
  const leads: { id: PersonId; name: string }[] = await db('people')
    .whereIn('id', db('person_roles').where(role).select('person_id'))
    .orWhereIn('id', granted.clone().where(role).select('person_id'))
    .select('id', 'name');
  const people = new Map<PersonId, NotesPerson & { agencies: string[] }>();
  for (const { id, name } of leads) people.set(id, { id, name, agencies: [] });
  for (const { id, name, agency } of members) {
    const person = people.get(id) ?? { id, name, agencies: [] };
    person.agencies.push(agency);
    people.set(id, person);
  }
  return [...people.values()].sort((a, b) => COLLATOR.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

/** By the sound of Chinese names, as lists of people are ordered in offices. */
const COLLATOR = new Intl.Collator('zh-CN');
