import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { AgencyId, PersonId } from '#app/domain/ids.ts';
import type { Actor, PersonRole, PlanStanding } from '#app/domain/policy.ts';
import { readGrants, toStandings } from './plan-grants.server.ts';

/** A session as its row stands. Times in epoch milliseconds. */
export interface SessionRow {
  /** SHA-256 of the token, hex. */
  readonly tokenHash: string;
  readonly personId: PersonId;
  readonly lastSeenAt: EpochMs;
  /** When it ends whatever happens. */
  readonly expiresAt: EpochMs;
}

/** A session with who its person is to the policy. */
export interface SignedIn extends SessionRow {
  readonly actor: Actor;
  /** Of the actor's agencies, in whichever plan. */
  readonly agencyNames: ReadonlyMap<AgencyId, string>;
}

/** A session whose rows are being read: of roles and agencies there may be several. */
interface Gathering extends SignedIn {
  readonly actor: Actor & {
    readonly roles: PersonRole[];
    readonly agencyIds: AgencyId[];
    readonly inPlans: PlanStanding[];
  };
  readonly agencyNames: Map<AgencyId, string>;
}

/** Sessions to one query: SQLite takes 999 parameters in old builds. */
export const SESSIONS_PER_QUERY = 500;

/**
 * Reads some sessions by the hashes of their tokens, over or not, as far as there are such and their people may come in. One query
 * for each {@link SESSIONS_PER_QUERY}, and another one where somebody among them is something in single plans.
 */
export async function readSessions(db: Knex, tokenHashes: readonly string[]): Promise<SignedIn[]> {
  const found = new Map<string, Gathering>();
  for (let i = 0; i < tokenHashes.length; i += SESSIONS_PER_QUERY) {
    // A row for each role with each membership: of both, people have few.
    const rows = await db('sessions as s')
      .join('people as p', 'p.id', 's.person_id')
      .leftJoin('person_roles as r', 'r.person_id', 's.person_id')
      .leftJoin('agency_members as m', 'm.person_id', 's.person_id')
      .leftJoin('agencies as a', 'a.id', 'm.agency_id')
      .whereIn('s.token_hash', tokenHashes.slice(i, i + SESSIONS_PER_QUERY))
      .whereNull('p.disabled_at')
      .orderBy(['r.role', 'm.agency_id'])
      .select('s.token_hash', 's.person_id', 's.last_seen_at', 's.expires_at', 'p.name', 'r.role')
      .select('m.agency_id', 'a.name as agency_name')
      .select(db('plan_grants as g').where('g.person_id', db.ref('s.person_id')).count('*').as('grants'));
    for (const row of rows) {
      const session = found.get(row.token_hash) ?? begin(row);
      found.set(row.token_hash, session);
      const { roles, agencyIds } = session.actor;
      if (row.role !== null && !roles.includes(row.role)) roles.push(row.role);
      if (row.agency_id === null || session.agencyNames.has(row.agency_id)) continue;
      agencyIds.push(row.agency_id);
      session.agencyNames.set(row.agency_id, row.agency_name);
    }
    await gatherGrants(
      db,
      rows.flatMap((row) => (Number(row.grants) > 0 ? (found.get(row.token_hash) ?? []) : [])),
    );
  }
  return [...found.values()];
}

/** Adds what people are in single plans to their sessions. */
async function gatherGrants(db: Knex, sessions: readonly Gathering[]): Promise<void> {
  if (sessions.length === 0) return;
  const granted = await readGrants(db, 'person', [...new Set(sessions.map(({ personId }) => personId))]);
  for (const { personId, actor, agencyNames } of new Set(sessions)) {
    const grants = granted.get(personId) ?? [];
    actor.inPlans.push(...toStandings(grants));
    for (const { id, name } of grants.flatMap(({ agencies }) => agencies)) agencyNames.set(id, name);
  }
}

function begin(row: {
  readonly token_hash: string;
  readonly person_id: PersonId;
  readonly last_seen_at: unknown;
  readonly expires_at: unknown;
  readonly name: string;
}): Gathering {
  return {
    tokenHash: row.token_hash,
    personId: row.person_id,
    lastSeenAt: Number(row.last_seen_at),
    expiresAt: Number(row.expires_at),
    actor: { personId: row.person_id, name: row.name, roles: [], agencyIds: [], inPlans: [] },
    agencyNames: new Map(),
  };
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

/** The sessions of a person, over or not. */
export async function listSessions(
  db: Knex,
  personId: PersonId,
): Promise<(SessionRow & { readonly userAgent: string | null; readonly createdAt: EpochMs })[]> {
  const rows = await db('sessions').where({ person_id: personId }).orderBy('token_hash');
  return rows.map((row) => ({
    tokenHash: row.token_hash,
    personId: row.person_id,
    lastSeenAt: Number(row.last_seen_at),
    expiresAt: Number(row.expires_at),
    userAgent: row.user_agent,
    createdAt: Number(row.created_at),
  }));
}

/** Notes that some sessions, at most {@link SESSIONS_PER_QUERY}, were seen. */
export async function touchSessions(db: Knex, tokenHashes: readonly string[], at: EpochMs): Promise<void> {
  await db('sessions').whereIn('token_hash', tokenHashes).update({ last_seen_at: at });
}

/** Deletes a session; false where there was none. */
export async function deleteSession(db: Knex, tokenHash: string): Promise<boolean> {
  return (await db('sessions').where({ token_hash: tokenHash }).delete()) > 0;
}

/** Deletes the sessions that are over: past their end, or not seen since `seenBefore`. */
export async function deleteOverSessions(db: Knex, now: EpochMs, seenBefore: EpochMs): Promise<void> {
  await db('sessions').where('expires_at', '<=', now).orWhere('last_seen_at', '<=', seenBefore).delete();
}
