import { createHash, randomBytes } from 'node:crypto';
import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import type { PersonId } from '#app/domain/ids.ts';
import { readRightsRevision } from '#db/repositories/rights.server.ts';
import * as store from '#db/repositories/sessions.server.ts';
import { createBatch } from './batch.ts';
import type { Visitor } from './collab/admit.ts';
import type { RightsRecord } from './collab/recheck.ts';

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
   */
  open(personId: PersonId, userAgent: string | null, cookieHeader: string | null | undefined): Promise<string>;
  /** Ends the session the request came with. Returns the `Set-Cookie` value that clears the cookie. */
  end(cookieHeader: string | null | undefined): Promise<string>;
}

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
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;

  const findSession = createBatch(SESSIONS_AT_ONCE, async (tokenHashes) => {
    const sessions = await store.readSessions(db, tokenHashes);
    return new Map(sessions.map((session) => [session.tokenHash, session]));
  });

  const isLive = (session: store.SessionRow) => endOf(session) > now();

  /** Each note is a commit: those who come back together after a restart share a few. */
  const noteSeen = createBatch(store.SESSIONS_PER_QUERY, async (tokenHashes) => {
    await store.touchSessions(db, tokenHashes, now());
    return new Map<string, never>();
  });

  async function endSession(cookieHeader: string | null | undefined): Promise<void> {
    const token = readToken(cookieHeader);
    if (token === null) return;
    const sessionId = hashOf(token);
    if (await store.deleteSession(db, sessionId)) onEnded?.(sessionId);
  }

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

    async open(personId, userAgent, cookieHeader) {
      await endSession(cookieHeader);
      await store.deleteOverSessions(db, now(), now() - SESSION_LIFE_MS.idle);
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      await store.insertSession(db, {
        tokenHash: hashOf(token),
        personId,
        userAgent: userAgent?.slice(0, USER_AGENT_MAX) ?? null,
        createdAt: now(),
        expiresAt: now() + SESSION_LIFE_MS.absolute,
      });
      return `${SESSION_COOKIE}=${token}; Max-Age=${SESSION_LIFE_MS.absolute / 1_000}; ${attributes}`;
    },

    async end(cookieHeader) {
      await endSession(cookieHeader);
      return `${SESSION_COOKIE}=; Max-Age=0; ${attributes}`;
    },
  };
}

/** When a session is over, should it not be seen again. */
function endOf({ expiresAt, lastSeenAt }: store.SessionRow): EpochMs {
  return Math.min(expiresAt, lastSeenAt + SESSION_LIFE_MS.idle);
}

/** The token among a request's cookies; null for none, for one of another shape, and for two that differ. */
function readToken(cookieHeader: string | null | undefined): string | null {
  const found = new Set<string>();
  for (const pair of (cookieHeader ?? '').split(';')) {
    const [name, ...value] = pair.split('=');
    if (name?.trim() === SESSION_COOKIE) found.add(value.join('=').trim());
  }
  // A second one was set by another path or host name of this site: which of them is the person's nobody can tell.
  const [token] = found;
  return found.size === 1 && token !== undefined && TOKEN.test(token) ? token : null;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
