import type { Knex } from 'knex';
import type { MadeLink } from '#app/accounts/services.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import { revokeLinks } from '#db/repositories/account-links.server.ts';
import { hasAccounts } from '#db/repositories/accounts.server.ts';
import { LINK_LIFE_MS, makeLink } from './make-link.ts';

/** Makes the link for the first administrator, and ends the one of an earlier start; null where somebody has an account. */
export async function makeFirstLink(db: Knex, at: EpochMs = Date.now()): Promise<MadeLink | null> {
  return db.transaction(async (tx) => {
    if (await hasAccounts(tx)) return null;
    await revokeLinks(tx, 'first', at);
    return makeLink(tx, { kind: 'first', at, createdBy: null, expiresAt: at + LINK_LIFE_MS.first });
  });
}
