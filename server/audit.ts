import type { Knex } from 'knex';
import type { AuditEntry } from '#app/domain/audit.ts';
import type { EpochMs } from '#app/domain/dates.ts';
import type { Actor } from '#app/domain/policy.ts';
import { insertAudit } from '#db/repositories/audit.server.ts';
import { requestAddress } from './request-source.ts';

/** What is to be written down; the address is the request's. */
export type Deed = Pick<AuditEntry, 'action'> &
  Partial<Pick<AuditEntry, 'subject' | 'detail'>> & {
    /** Null for the server itself, an operator's command, and somebody who is not signed in. */
    readonly by: Pick<Actor, 'personId' | 'name'> | null;
    readonly at: EpochMs;
  };

/** Writes down in the audit log what was done. @param tx the transaction it is done in: there is neither without the other */
export async function audit(tx: Knex, { by, ...deed }: Deed): Promise<void> {
  const person = by && { id: by.personId, name: by.name };
  await insertAudit(tx, { ...deed, person, address: requestAddress() });
}
