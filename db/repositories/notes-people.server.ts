import type { Knex } from 'knex';
import type { AgencyId, PersonId } from '#app/domain/ids.ts';
import type { NotesPerson } from '#app/notes/services.ts';

/** Whom a mention in notes may name: members of some agencies, and leads; by name. Two queries. */
export async function listNotesPeople(db: Knex, agencyIds: readonly AgencyId[]): Promise<NotesPerson[]> {
  const members: { id: PersonId; name: string; agency: string }[] = await db('agency_members as m')
    .join('people as p', 'p.id', 'm.person_id')
    .join('agencies as a', 'a.id', 'm.agency_id')
    .whereIn('m.agency_id', agencyIds)
    .select('p.id', 'p.name', 'a.name as agency')
    .orderBy('a.name');
  const leads: { id: PersonId; name: string }[] = await db('person_roles as r')
    .join('people as p', 'p.id', 'r.person_id')
    .where('r.role', 'lead')
    .select('p.id', 'p.name');
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
