import type { Knex } from 'knex';
import type { OpenedLink } from '#app/accounts/services.ts';
import type { Actor } from '#app/domain/policy.ts';
import { findAgencies } from '#db/repositories/agencies.server.ts';
import { readGrants } from '#db/repositories/plan-grants.server.ts';
import { requireSignedIn } from '../permit.ts';

/** What somebody is themselves, by its names. Two queries. @throws DubanError `not-signed-in` */
export async function readOwnStanding(
  db: Knex,
  actor: Actor | null,
): Promise<Pick<OpenedLink, 'roles' | 'agencies' | 'inPlans'>> {
  requireSignedIn(actor);
  const { personId, roles, agencyIds } = actor;
  return {
    roles,
    agencies: (await findAgencies(db, agencyIds)).map(({ name }) => name),
    inPlans: (await readGrants(db, 'person', [personId])).get(personId) ?? [],
  };
}
