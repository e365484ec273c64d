import type { Knex } from 'knex';
import type { MadeLink } from '#app/accounts/services.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import type { Actor } from '#app/domain/policy.ts';
import { readAccount } from '#db/repositories/accounts.server.ts';
import { LINK_LIFE_MS } from '../accounts/make-link.ts';
import { makeReset } from '../accounts/reset-link.ts';
import { notFound, permit } from '../permit.ts';

/** Makes a link by which somebody sets a password anew. @throws DubanError `not-signed-in`, `not-found` */
export async function makeResetLink(db: Knex, actor: Actor | null, personId: string, at: EpochMs): Promise<MadeLink> {
  permit(actor, { action: 'people.manage' });
  return db.transaction(async (tx) => {
    const account = await readAccount(tx, personId);
    if (!account || account.disabledAt !== null) throw notFound();
    return makeReset(tx, account, { by: actor, at, lifeMs: LINK_LIFE_MS.reset });
  });
}
