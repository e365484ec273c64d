import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { DATABASE_FILE, migrate, openDatabase } from '#db/connection.server.ts';
import { createCollab } from './collab/upgrade.ts';
import type { Env } from './env.ts';
import { createApp } from './http.ts';
import { addressOf, closeServer, listen } from './listen.ts';
import { builtPages, developmentPages } from './pages.ts';
import { ROOT } from './root.ts';
import { createServices } from './services/index.ts';
import { createSessions } from './session.ts';

/** Milliseconds between two looks at whether open sockets are still allowed: sessions end and people lose rights. */
const RECHECK_MS = 60_000;

export interface StartOptions {
  readonly env: Env;
  readonly log: Logger;
  /** Anybody may be any demo person; only ever on loopback. */
  readonly demo: boolean;
  /** Pages as built, or from their source with hot reload. */
  readonly pages: 'built' | 'development';
  /** Fills the database, migrated but perhaps empty, before anybody is let in. */
  prepare?(db: Knex): Promise<void>;
}

export interface RunningServer {
  /** Where it is reached, e.g. `http://127.0.0.1:3000`. */
  readonly address: string;
  /** Takes no more, lets what runs end, writes what waits, lets go of the database. Takes less than 5 s. */
  close(): Promise<void>;
}

/**
 * Opens the database, puts the parts together and listens.
 *
 * @throws DubanError `bad-environment` where the address cannot be had
 */
export async function startServer({ env, log, demo, pages: kind, prepare }: StartOptions): Promise<RunningServer> {
  const db = openDatabase(join(env.dataDir, DATABASE_FILE));
  try {
    await migrate(db);
    await prepare?.(db);
    return await compose(db, { env, log, demo, pages: kind });
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

async function compose(db: Knex, { env, log, demo, pages: kind }: StartOptions): Promise<RunningServer> {
  const secure = env.origin?.protocol === 'https:';
  const sessions = createSessions({ db, secure, onEnded: (sessionId) => collab.sessionEnded(sessionId) });
  const collab = createCollab({
    db,
    log,
    authenticate: (request) => sessions.authenticate(request.headers.cookie),
    reauthenticate: (sessionId) => sessions.reauthenticate(sessionId),
  });
  const server = createServer();
  const development = kind === 'development' ? await developmentPages(server) : null;
  const app = createApp({
    services: createServices({ db, sessions, demo }),
    sessions,
    pages: development?.pages ?? (await builtPages(join(ROOT, 'build/server/index.js'))),
    assets: development?.assets,
    clientDir: development ? null : join(ROOT, 'build/client'),
    log,
    security: { secure, development: development !== null, loopbackOnly: demo },
    trustedProxies: env.trustedProxies,
    healthy: async () => {
      await db.raw('select 1');
      return !collab.stats().failing;
    },
  });
  server.on('request', app);
  server.on('upgrade', (request, socket, head) => {
    if (collab.handleUpgrade(request, socket, head)) return;
    // Vite answers its own sockets in development.
    if (development && request.headers['sec-websocket-protocol']?.startsWith('vite')) return;
    socket.destroy();
  });
  const rechecking = setInterval(() => {
    collab.recheck().catch((error) => log.error({ err: error }, 'sockets could not be checked anew'));
  }, RECHECK_MS);
  const close = async () => {
    clearInterval(rechecking);
    await closeServer(server, () => collab.close());
    await development?.close();
    await db.destroy();
  };
  try {
    await listen(server, env);
  } catch (error) {
    await close();
    throw error;
  }
  return { address: addressOf(server, env), close };
}
