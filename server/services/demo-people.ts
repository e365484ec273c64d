import type { Knex } from 'knex';
import type { DemoPerson } from '#app/services.ts';
import { listDemoPeople } from '#db/repositories/people.server.ts';

/** Who may be signed in by a click. Only composed into the services of a demo: the list itself needs nobody signed in. */
export function demoPeople(db: Knex): Promise<DemoPerson[]> {
  return listDemoPeople(db);
}
