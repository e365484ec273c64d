import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { PersonId } from '#app/domain/ids.ts';

/** A sign-in at a provider that is under way. */
export interface ProviderFlow {
  /** Of what the browser has in a cookie. */
  readonly tokenHash: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly to: string;
  /** Whose account is to be connected; null for somebody who comes in. */
  readonly personId: PersonId | null;
  readonly expiresAt: EpochMs;
}

/** Notes one, and forgets those that are over. */
export async function insertFlow(db: Knex, flow: ProviderFlow, now: EpochMs): Promise<void> {
  const { tokenHash, state, nonce, verifier, to, personId, expiresAt } = flow;
  await db('provider_flows').where('expires_at', '<=', now).delete();
  await db('provider_flows').insert({
    ...{ token_hash: tokenHash, state, nonce, verifier, to },
    ...{ person_id: personId, expires_at: expiresAt },
  });
}

/** The one that a browser has begun; null for none that is not over. */
export async function findFlow(db: Knex, tokenHash: string, now: EpochMs): Promise<ProviderFlow | null> {
  const row = await db('provider_flows').where({ token_hash: tokenHash }).where('expires_at', '>', now).first();
  if (!row) return null;
  const { state, nonce, verifier, to, person_id: personId } = row;
  return { tokenHash, state, nonce, verifier, to, personId, expiresAt: Number(row.expires_at) };
}

/** Uses one up; false where somebody was faster. */
export async function spendFlow(db: Knex, tokenHash: string): Promise<boolean> {
  return (await db('provider_flows').where({ token_hash: tokenHash }).delete()) > 0;
}
