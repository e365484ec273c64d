import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Knex } from 'knex';
import pino from 'pino';
import type { AgencyId, PersonId } from '#app/domain/ids.ts';
import type { Actor } from '#app/domain/policy.ts';
import type { Standing } from '#server/collab/recheck.ts';
import type { DocumentStore } from '#server/collab/store.ts';
import type { Collab } from '#server/collab/upgrade.ts';
import { createCollab } from '#server/collab/upgrade.ts';

/** What tests sign in with: the person's id in a cookie, the session being of the same name. */
export const cookieFor = (person: string): string => `person=${person}`;

/** `a1`, `a2`, … are of agency a, `b1`, … of agency b; everyone else is an observer. */
export function actorOf(person: string): Actor {
  const agencyIds = person.startsWith('a') ? ['agency-a'] : person.startsWith('b') ? ['agency-b'] : [];
  const roles = agencyIds.length === 0 ? (['observer'] as const) : [];
  const name = `Person ${person}`;
  return { personId: person as PersonId, name, roles, agencyIds: agencyIds as AgencyId[], inPlans: [] };
}

export interface TestServer {
  readonly collab: Collab;
  readonly http: Server;
  /** `ws://127.0.0.1:…/collab` */
  readonly url: string;
  readonly origin: string;
  /** What the server logged, as pino writes it. */
  readonly logged: { readonly level: number; readonly msg: string }[];
  /** Who a session is by now; changed by tests. */
  readonly sessions: Map<string, Actor | null>;
  close(): Promise<void>;
}

export async function startServer(
  db: Knex,
  {
    store,
    idleMs,
    quietMs,
    port = 0,
  }: {
    readonly store?: DocumentStore;
    readonly idleMs?: number;
    readonly quietMs?: number;
    readonly port?: number;
  } = {},
): Promise<TestServer> {
  const logged: TestServer['logged'] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => logged.push(JSON.parse(line)) });
  const sessions: TestServer['sessions'] = new Map();
  let revision = 0;
  const http = createServer();
  const collab = createCollab({
    db,
    log,
    store,
    idleMs,
    quietMs,
    async authenticate(cookie) {
      const person = /^person=(.+)$/.exec(cookie ?? '')?.[1];
      if (person === undefined) return null;
      const actor = sessions.get(person) ?? actorOf(person);
      const agencyNames = new Map(actor.agencyIds.map((id) => [id, `Agency ${id}`]));
      return { actor, sessionId: person, agencyNames };
    },
    rights: {
      // `sessions` may have been changed at any time.
      revision: async () => revision++,
      now: Date.now,
      async reauthenticate(sessionIds) {
        const standings = new Map<string, Standing>();
        for (const id of sessionIds) {
          const actor = sessions.get(id);
          if (actor !== null) standings.set(id, { actor: actor ?? actorOf(id), until: Number.POSITIVE_INFINITY });
        }
        return standings;
      },
    },
  });
  http.on('upgrade', (request, socket, head) => {
    if (!collab.handleUpgrade(request, socket, head)) socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, '127.0.0.1', resolve);
  });
  const { port: actual } = http.address() as AddressInfo;
  return {
    collab,
    http,
    url: `ws://127.0.0.1:${actual}/collab`,
    origin: `http://127.0.0.1:${actual}`,
    logged,
    sessions,
    async close() {
      await collab.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
