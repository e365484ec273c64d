import type { Knex } from 'knex';
import { nanoid } from 'nanoid';
import type { MadeLink } from '#app/accounts/services.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import { insertAccountLink, type NewAccountLink } from '#db/repositories/account-links.server.ts';
import { hashOfToken, newToken } from '../link-token.ts';

const HOUR_MS = 3_600_000;
/** Milliseconds for which links are good, unless somebody says otherwise. */
export const LINK_LIFE_MS = {
  /** With each start there is another one. */
  first: 24 * HOUR_MS,
  /** Handed over by a person to a person. */
  reset: 24 * HOUR_MS,
  /** Of a command: used by whoever sits at the server. */
  command: HOUR_MS,
} as const;

/** Makes a link. Its token is in the answer and nowhere else. */
export async function makeLink(
  tx: Knex,
  link: Pick<NewAccountLink, 'kind' | 'createdBy' | 'expiresAt'> & Partial<NewAccountLink> & { readonly at: EpochMs },
): Promise<MadeLink> {
  const { at, ...rest } = link;
  const token = newToken();
  const id = nanoid();
  await insertAccountLink(tx, {
    ...{ personId: null, name: null, email: null, roles: [], agencyIds: [], ...rest },
    ...{ id, createdAt: at, tokenHash: hashOfToken(token) as string },
  });
  return { id, token, expiresAt: link.expiresAt };
}
