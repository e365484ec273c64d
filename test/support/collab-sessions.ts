import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Knex } from 'knex';
import pino from 'pino';
import type { EpochMs } from '#app/domain/dates.ts';
import type { AgencyId, PersonId } from '#app/domain/ids.ts';
import type { PersonRole, PlanStanding } from '#app/domain/policy.ts';
import { insertPerson } from '#db/repositories/people.server.ts';
import { setGrants } from '#db/repositories/plan-grants.server.ts';
import { type Collab, type CollabOptions, createCollab } from '#server/collab/upgrade.ts';
import { createSessions, type Sessions } from '#server/session.ts';
import { openRaw, type RawClient } from './collab-client.ts';

/** A look at rights that a test does not ask for never comes. */
const NEVER_MS = 3_600_000;

/** A sync server whose people come in with the cookies of real sessions, as they lie in the database. */
export interface SessionServer {
  readonly collab: Collab;
  readonly sessions: Sessions;
  readonly logged: { readonly level: number; readonly msg: string; readonly [field: string]: unknown }[];
  /** What time it is; changed by tests. */
  readonly clock: { now: EpochMs };
  /** Opens a session. Returns the value of a Cookie header. */
  signIn(personId: string): Promise<string>;
  /** Opens a socket, with a cookie or as somebody signed out. */
  open(cookie: string | null, path: string, headers?: Readonly<Record<string, string>>): Promise<RawClient>;
  close(): Promise<void>;
}

export async function startSessionServer(
  db: Knex,
  { limits, ...options }: Partial<Omit<CollabOptions, 'db' | 'log'>> = {},
): Promise<SessionServer> {
  const logged: SessionServer['logged'] = [];
  const clock = { now: 1_000_000_000_000 };
  const sessions = createSessions({
    db,
    secure: false,
    now: () => clock.now,
    onEnded: (sessionId) => collab.sessionEnded(sessionId),
  });
  const collab = createCollab({
    db,
    log: pino({ level: 'debug' }, { write: (line: string) => logged.push(JSON.parse(line)) }),
    authenticate: (cookie) => sessions.authenticate(cookie),
    rights: sessions.record,
    limits: { recheckMs: NEVER_MS, ...limits },
    ...options,
  });
  const http = createServer();
  http.on('upgrade', (request, socket, head) => {
    if (!collab.handleUpgrade(request, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const address = { url: `ws://127.0.0.1:${port}/collab`, origin: `http://127.0.0.1:${port}` };
  return {
    collab,
    sessions,
    logged,
    clock,
    signIn: async (personId) => cookieOf(await sessions.open(personId as PersonId, null, null)),
    open: (cookie, path, headers = {}) =>
      openRaw(address, null, path, { headers: cookie === null ? headers : { cookie, ...headers } }),
    async close() {
      await collab.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

/** What a browser sends back for a `Set-Cookie`. */
export function cookieOf(setCookie: string): string {
  return setCookie.slice(0, setCookie.indexOf(';'));
}

/** Makes a person who is what a test needs. */
export async function addPerson(
  db: Knex,
  id: string,
  {
    agencies = [],
    roles = [],
    inPlans = [],
  }: {
    readonly agencies?: readonly string[];
    readonly roles?: readonly PersonRole[];
    readonly inPlans?: readonly PlanStanding[];
  },
): Promise<void> {
  const agencyIds = agencies as readonly AgencyId[];
  const personId = id as PersonId;
  await insertPerson(db, { id: personId, name: `Person ${id}`, demoOrder: null, createdAt: 0, roles, agencyIds });
  await setGrants(db, 'person', personId, inPlans);
}
