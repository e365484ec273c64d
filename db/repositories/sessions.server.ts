import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { PersonId } from '#app/domain/ids.ts';

/** A session as its row stands. Times in epoch milliseconds. */
export interface SessionRow {
  /** SHA-256 of the token, hex. */
  readonly tokenHash: string;
  readonly personId: PersonId;
  readonly lastSeenAt: EpochMs;
  /** When it ends whatever happens. */
  readonly expiresAt: EpochMs;
}

/** Sessions to one query: SQLite takes 999 parameters in old builds. */
const SESSIONS_PER_QUERY = 500;

/** Reads a session by the hash of its token; null for none. Says nothing about whether it is over. */
export async function readSession(db: Knex, tokenHash: string): Promise<SessionRow | null> {
  const [session] = await readSessions(db, [tokenHash]);
  return session ?? null;
}

/** Reads some sessions, as far as there are such. One query for each {@link SESSIONS_PER_QUERY}. */
export async function readSessions(db: Knex, tokenHashes: readonly string[]): Promise<SessionRow[]> {
  const found: SessionRow[] = [];
  for (let i = 0; i < tokenHashes.length; i += SESSIONS_PER_QUERY) {
    const rows = await db('sessions')
      .whereIn('token_hash', tokenHashes.slice(i, i + SESSIONS_PER_QUERY))
      .select('token_hash', 'person_id', 'last_seen_at', 'expires_at');
    for (const row of rows) {
      found.push({
        tokenHash: row.token_hash,
        personId: row.person_id,
        lastSeenAt: Number(row.last_seen_at),
        expiresAt: Number(row.expires_at),
      });
    }
  }
  return found;
}

export async function insertSession(
  db: Knex,
  session: Omit<SessionRow, 'lastSeenAt'> & { readonly userAgent: string | null; readonly createdAt: EpochMs },
): Promise<void> {
  await db('sessions').insert({
    token_hash: session.tokenHash,
    person_id: session.personId,
    user_agent: session.userAgent,
    created_at: session.createdAt,
    last_seen_at: session.createdAt,
    expires_at: session.expiresAt,
  });
}

export async function touchSession(db: Knex, tokenHash: string, at: EpochMs): Promise<void> {
  await db('sessions').where({ token_hash: tokenHash }).update({ last_seen_at: at });
}

/** Deletes a session; false where there was none. */
export async function deleteSession(db: Knex, tokenHash: string): Promise<boolean> {
  return (await db('sessions').where({ token_hash: tokenHash }).delete()) > 0;
}

/** Deletes the sessions that are over: past their end, or not seen since `seenBefore`. */
export async function deleteOverSessions(db: Knex, now: EpochMs, seenBefore: EpochMs): Promise<void> {
  await db('sessions').where('expires_at', '<=', now).orWhere('last_seen_at', '<=', seenBefore).delete();
}
