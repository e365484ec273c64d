import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { readFormerNames } from '#db/repositories/former-names.server.ts';
import { findAgenciesNamed } from '../services/accounts/provider/find-agencies.ts';
import type { OidcSettings } from './settings.ts';

/**
 * Says which agencies the groups are to make people members of that there are not: misspelt, or not brought in yet. Nothing comes of those.
 */
export async function warnOfUnknownAgencies(
  db: Knex,
  { groups }: Pick<OidcSettings, 'groups'>,
  log: Pick<Logger, 'warn'>,
): Promise<void> {
  const named = [...new Set([...groups.values()].flatMap(({ agencies }) => agencies))];
  const found = new Set((await findAgenciesNamed(db, named)).flatMap(({ id, name }): string[] => [id, name]));
  const former = await readFormerNames(db);
  const unknown = named.filter((word) => !found.has(word) && !former.has(word));
  if (unknown.length > 0) log.warn({ unknown }, 'DUBAN_OIDC_GROUPS names agencies that there are not');
}
