import type { Knex } from 'knex';
import { type ListedPerson, listPeopleWhere } from '#db/repositories/people-list.server.ts';
import { notFound } from '../permit.ts';

/** @throws DubanError `not-found` */
export async function findPerson(db: Knex, id: string): Promise<ListedPerson> {
  const [person] = await listPeopleWhere(db, { id }, { limit: 1, offset: 0 });
  if (!person) throw notFound();
  return person;
}
