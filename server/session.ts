import { createHash, randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { PersonId } from '#app/domain/ids.ts';
import { readRightsRevision } from '#db/repositories/rights.server.ts';
import * as store from '#db/repositories/sessions.server.ts';
import { createBatch } from './batch.ts';
import type { Visitor } from './collab/admit.ts';
import type { RightsRecord } from './collab/recheck.ts';
import { cookieAttributes, cookieValues } from './cookies.ts';

export const SESSION_COOKIE = 'duban_session';

const DAY_MS = 86_400_000;
/** Milliseconds without a request after which a session is over, and those after which it is over in any case. */
export const SESSION_LIFE_MS = { idle: 7 * DAY_MS, absolute: 30 * DAY_MS } as const;
/** Milliseconds between two notes of when a session was last seen: a page makes many requests. */
const SEEN_EVERY_MS = 60_000;
/** Sessions to one query: so few that a change waits for it no longer than for another change. */
const SESSIONS_AT_ONCE = 50;
/** 256 bits, as base64url. */
const TOKEN_BYTES = 32;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
/** Longest user agent kept, in UTF-16 code units: the width of its column. */
const USER_AGENT_MAX = 400;

export interface Sessions {
  /** Who a request's cookies say it is from; null for nobody. Never throws for what the cookies hold. */
  authenticate(cookieHeader: string | null | undefined): Promise<Visitor | null>;
  /** By which open connections are looked at again, which does not count as being seen: one query for every 500 sessions. */
  readonly record: RightsRecord;
  /**
   * Opens a new session; the one the request came with, if any, ends: whoever planted or took its token has nothing.
   * Returns the `Set-Cookie` value.
   *
   * @param alongside what is done with it, in one transaction, before it
   */
  open(
    personId: PersonId,
    userAgent: string | null,
    cookieHeader: string | null | undefined,
    alongside?: Alongside,
  ): Promise<string>;
  /** Ends the session the request came with. Returns the `Set-Cookie` value that clears the cookie. */
  end(cookieHeader: string | null | undefined, alongside?: Alongside): Promise<string>;
  /** The sessions of a person that are not over, the one a request came with first, then the last seen first. */
  list(personId: PersonId, cookieHeader: string | null | undefined): Promise<ListedSession[]>;
  /**
   * Deletes sessions of a person within a transaction: one by its id, or all. Returns how many there were, and what is to be
   * called after the commit, to close what is open in their name.
   */
  remove(tx: Knex, personId: PersonId, id?: string): Promise<{ readonly count: number; tell(): void }>;
  /** The `Set-Cookie` value that clears the cookie. */
  readonly cleared: string;
}

/** What is done in the transaction of something about a session. */
export type Alongside = (tx: Knex) => Promise<unknown>;

/** A session as its person sees it. */
export interface ListedSession {
  /** The beginning of its token's hash: it names the session, and opens nothing. */
  readonly id: string;
  readonly userAgent: string | null;
  readonly createdAt: EpochMs;
  readonly lastSeenAt: EpochMs;
  readonly isCurrent: boolean;
}

/** Hexadecimal digits by which the sessions of one person are told apart. */
const ID_DIGITS = 16;

export interface SessionsOptions {
  readonly db: Knex;
  /** The site is reached over TLS: cookies are `Secure`. */
  readonly secure: boolean;
  readonly now?: () => EpochMs;
  /** Called when a session was ended by its person, to close what is open in its name. */
  onEnded?(sessionId: string): void;
}

/** Sessions behind random tokens; the database knows only their hashes. */
export function createSessions({ db, secure, now = Date.now, onEnded }: SessionsOptions): Sessions {
  const attributes = cookieAttributes(secure);

  const findSession = createBatch(SESSIONS_AT_ONCE, async (tokenHashes) => {
    const sessions = await store.readSessions(db, tokenHashes);
    return new Map(sessions.map((session) => [session.tokenHash, session]));
  });

  const isLive = (session: Pick<store.SessionRow, 'expiresAt' | 'lastSeenAt'>) => endOf(session) > now();

  /** Each note is a commit: those who come back together after a restart share a few. */
  const noteSeen = createBatch(store.SESSIONS_PER_QUERY, async (tokenHashes) => {
    await store.touchSessions(db, tokenHashes, now());
    return new Map<string, never>();
  });

  /** Within a transaction. Returns what is to be told after its commit. */
  async function endSession(tx: Knex, cookieHeader: string | null | undefined): Promise<() => void> {
    const token = readToken(cookieHeader);
    const sessionId = token === null ? null : hashOf(token);
    if (sessionId === null || !(await store.deleteSession(tx, sessionId))) return () => undefined;
    return () => onEnded?.(sessionId);
  }

  const cleared = `${SESSION_COOKIE}=; Max-Age=0; ${attributes}`;

  return {
    async authenticate(cookieHeader) {
      const token = readToken(cookieHeader);
      if (token === null) return null;
      const session = await findSession(hashOf(token));
      if (!session || !isLive(session)) return null;
      // Nobody waits for it: a disk that takes no changes can be read all the same, and the next request tries again.
      if (session.lastSeenAt + SEEN_EVERY_MS <= now()) noteSeen(session.tokenHash).catch(() => undefined);
      return { actor: session.actor, agencyNames: session.agencyNames, sessionId: session.tokenHash };
    },

    record: {
      revision: () => readRightsRevision(db),
      now,
      async reauthenticate(sessionIds) {
        const live = (await store.readSessions(db, [...sessionIds])).filter(isLive);
        return new Map(live.map((session) => [session.tokenHash, { actor: session.actor, until: endOf(session) }]));
      },
    },

    async open(personId, userAgent, cookieHeader, alongside) {
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      const tell = await db.transaction(async (tx) => {
        const tellEnded = await endSession(tx, cookieHeader);
        await store.deleteOverSessions(tx, now(), now() - SESSION_LIFE_MS.idle);
        await alongside?.(tx);
        await store.insertSession(tx, {
          tokenHash: hashOf(token),
          personId,
          userAgent: userAgent?.slice(0, USER_AGENT_MAX) ?? null,
          createdAt: now(),
          expiresAt: now() + SESSION_LIFE_MS.absolute,
        });
        return tellEnded;
      });
      tell();
      return `${SESSION_COOKIE}=${token}; Max-Age=${SESSION_LIFE_MS.absolute / 1_000}; ${attributes}`;
    },

    async end(cookieHeader, alongside) {
      const tell = await db.transaction(async (tx) => {
        await alongside?.(tx);
        return endSession(tx, cookieHeader);
      });
      tell();
      return cleared;
    },

    async list(personId, cookieHeader) {
      const token = readToken(cookieHeader);
      const current = token === null ? null : hashOf(token);
      const sessions = (await store.listSessions(db, personId)).filter(isLive);
      return sessions
        .map(({ tokenHash, userAgent, createdAt, lastSeenAt }) => {
          return { id: idOf(tokenHash), userAgent, createdAt, lastSeenAt, isCurrent: tokenHash === current };
        })
        .sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent) || b.lastSeenAt - a.lastSeenAt);
    },

    async remove(tx, personId, id) {
      const all = await store.listSessions(tx, personId);
      const some = all.map(({ tokenHash }) => tokenHash).filter((hash) => id === undefined || idOf(hash) === id);
      for (const tokenHash of some) await store.deleteSession(tx, tokenHash);
      return {
        count: some.length,
        tell() {
          for (const tokenHash of some) onEnded?.(tokenHash);
        },
      };
    },

    cleared,
  };
}

const idOf = (tokenHash: string) => tokenHash.slice(0, ID_DIGITS);

/** When a session is over, should it not be seen again. */
function endOf({ expiresAt, lastSeenAt }: Pick<store.SessionRow, 'expiresAt' | 'lastSeenAt'>): EpochMs {
  return Math.min(expiresAt, lastSeenAt + SESSION_LIFE_MS.idle);
}

/** The token among a request's cookies; null for none, for one of another shape, and for two that differ. */
function readToken(cookieHeader: string | null | undefined): string | null {
  const found = cookieValues(cookieHeader, SESSION_COOKIE);
  // A second one was set by another path or host name of this site: which of them is the person's nobody can tell.
  const [token] = found;
  return found.size === 1 && token !== undefined && TOKEN.test(token) ? token : null;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
