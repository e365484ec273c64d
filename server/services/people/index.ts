import type { Knex } from 'knex';
import type { PeopleServices } from '#app/accounts/services.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import { listAgencies } from '#db/repositories/agencies.server.ts';
import { listGrantablePlans } from '#db/repositories/plan-grants.server.ts';
import type { Sessions } from '../../session.ts';
import { permit } from '../permit.ts';
import { changePersonAs } from './change-person.ts';
import { type KnownProvider, listPeople, readPerson } from './list-people.ts';
import { makeResetLink } from './make-reset-link.ts';
import { setDisabled } from './set-disabled.ts';

/** What administrators may ask of the list of people, put together. */
export function createPeople(
  db: Knex,
  sessions: Sessions,
  provider: KnownProvider,
  now: () => EpochMs,
): PeopleServices {
  return {
    list: (actor, filter) => listPeople(db, actor, filter),
    read: (actor, personId) => readPerson(db, provider, actor, personId),
    async agencies(actor) {
      permit(actor, { action: 'people.manage' });
      return listAgencies(db);
    },
    async plans(actor) {
      permit(actor, { action: 'people.manage' });
      return listGrantablePlans(db);
    },
    change: (actor, personId, wish) => changePersonAs(db, actor, { personId, wish, at: now() }),
    setDisabled: (actor, personId, isDisabled) => setDisabled(db, sessions, actor, { personId, isDisabled, at: now() }),
    makeResetLink: (actor, personId) => makeResetLink(db, actor, personId, now()),
  };
}
