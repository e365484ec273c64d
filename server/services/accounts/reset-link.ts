import type { Knex } from 'knex';
import type { MadeLink } from '#app/accounts/services.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import type { Actor } from '#app/domain/policy.ts';
import { revokeLinks } from '#db/repositories/account-links.server.ts';
import type { AccountRow } from '#db/repositories/accounts.server.ts';
import { audit } from '../../audit.ts';
import { makeLink } from './make-link.ts';

/** Makes a link by which somebody sets a password anew; those of before end. @param by null for an operator's command */
export async function makeReset(
  tx: Knex,
  { personId, personName }: AccountRow,
  { by, at, lifeMs }: { readonly by: Actor | null; readonly at: EpochMs; readonly lifeMs: number },
): Promise<MadeLink> {
  await revokeLinks(tx, 'reset', at, personId);
  const link = await makeLink(tx, {
    ...{ kind: 'reset', at, personId },
    ...{ createdBy: by?.personId ?? null, expiresAt: at + lifeMs },
  });
  const subject = { kind: 'person', id: personId, name: personName } as const;
  await audit(tx, { action: 'reset-link-made', by, at, subject, detail: { command: by === null } });
  return link;
}
