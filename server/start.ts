import { join } from 'node:path';
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { accountLinkPath } from '#app/accounts/account-link-path.ts';
import { startCheckpoints } from '#db/checkpoints.server.ts';
import { DATABASE_FILE, migrate, openDatabase, openReader } from '#db/connection.server.ts';
import { holdDataDir } from '#db/lock.server.ts';
import { type CollabOptions, createCollab } from './collab/upgrade.ts';
import type { Env } from './env.ts';
import { takeHostCookies } from './host-cookies.ts';
import { createApp, type Pages } from './http.ts';
import { createHttpServer } from './http-server.ts';
import { IMAGES_DIR } from './images/image-files.ts';
import { addressOf, closeServer, listen } from './listen.ts';
import { openProvider } from './oidc/provider.ts';
import { warnOfUnknownAgencies } from './oidc/unknown-agencies.ts';
import { builtPages, developmentPages } from './pages.ts';
import { findBrowser } from './pdf/find-browser.ts';
import { createPdfPrinter } from './pdf/printer.ts';
import { ROOT, readVersion } from './root.ts';
import { makeFirstLink } from './services/accounts/first-link.ts';
import { createServices } from './services/index.ts';
import { createScheduleRunner } from './services/snapshots/schedule-runner.ts';
import { createTaker } from './services/snapshots/taker.ts';
import { createSessions } from './session.ts';
import { within } from './within.ts';

/** What `npm run build` makes of the pages. */
const BUILD = { pages: 'build/server/index.js', client: 'build/client' } as const;

export interface StartOptions {
  readonly env: Env;
  readonly log: Logger;
  /** Anybody may be any demo person; only ever on loopback. */
  readonly demo: boolean;
  /** Pages as built, or from their source with hot reload, or a test's own. */
  readonly pages: 'built' | 'development' | Pages;
  /** Fills the database, migrated but perhaps empty, before anybody is let in. */
  prepare?(db: Knex): Promise<void>;
  /** As in `CollabOptions`; for tests. */
  readonly limits?: CollabOptions['limits'];
  /** As in `CollabOptions`; for tests. */
  readonly idleMs?: CollabOptions['idleMs'];
}

/** Milliseconds in which the database must be let go of at the end: another process may hold up what is under way. */
const LETTING_GO_MS = 300;

export interface RunningServer {
  /** Where it is reached, e.g. `http://127.0.0.1:3000`. */
  readonly address: string;
  /** Where the first administrator comes in, once; null where there is somebody. */
  readonly firstLink: string | null;
  /** Takes no more, lets what runs end, writes what waits, lets go of the database. Takes less than 5 s. */
  close(): Promise<void>;
}

/**
 * Opens the database, puts the parts together and listens.
 *
 * @throws DubanError `bad-environment` where the address cannot be had
 */
export async function startServer({ prepare, ...parts }: StartOptions): Promise<RunningServer> {
  const { dataDir } = parts.env;
  const release = await holdDataDir(dataDir);
  const db = openDatabase(join(dataDir, DATABASE_FILE));
  const letGo = async () => {
    // What may still wait for the disk was promised to nobody; the data directory stays this process's until its end.
    if (await within(LETTING_GO_MS, db.destroy())) await release();
  };
  try {
    await migrate(db);
    await prepare?.(db);
    return await compose(db, parts, letGo);
  } catch (error) {
    await letGo();
    throw error;
  }
}

async function compose(
  db: Knex,
  { env, log, demo, pages: kind, limits, idleMs }: Omit<StartOptions, 'prepare'>,
  letGo: () => Promise<void>,
): Promise<RunningServer> {
  const secure = env.origin?.protocol === 'https:';
  const sessions = createSessions({ db, secure, onEnded: (sessionId) => collab.sessionEnded(sessionId) });
  const checkpoints = startCheckpoints(db, join(env.dataDir, DATABASE_FILE));
  const collab = createCollab({
    db,
    log,
    authenticate: (cookie) => sessions.authenticate(cookie),
    rights: sessions.record,
    trustedProxies: env.trustedProxies,
    site: env.origin,
    limits,
    idleMs,
  });
  const reader = openReader(join(env.dataDir, DATABASE_FILE));
  const taker = createTaker({ db, reader, flush: collab.flush, log });
  const schedule = createScheduleRunner({ db, taker, log });
  const printer = createPdfPrinter({ browser: findBrowser(env.chromium), log });
  const operations = {
    version: await readVersion(),
    startedAt: Date.now(),
    databaseFile: join(env.dataDir, DATABASE_FILE),
    stats: () => collab.stats(),
  };
  const server = createHttpServer();
  // In the demo anybody is anybody by a click.
  const provider =
    demo || !env.oidc ? null : await openProvider({ settings: env.oidc, origin: () => addressOf(server, env), log });
  const development = kind === 'development' ? await developmentPages(server) : null;
  const services = createServices({
    ...{ db, sessions, operations, demo },
    accounts: { secure, provider },
    desk: collab.notes,
    stages: collab.stages,
    cards: collab.cards,
    setAnswering: collab.setAnswering,
    setArchived: collab.setArchived,
    setAgencies: collab.setAgencies,
    whileClosed: collab.boards.whileClosed,
    onPlanChanged: (planId) => collab.plans.changed(planId),
    onMarksChanged: ({ planId, boardIds }) => {
      collab.boards.recordChanged(boardIds);
      collab.plans.changed(planId);
    },
    imagesDir: join(env.dataDir, IMAGES_DIR),
    snapshots: { reader, taker, onScheduleSet: () => void schedule.look() },
    printer,
  });
  const app = createApp({
    services,
    sessions,
    isSetUp: demo ? undefined : () => services.accounts.isSetUp(),
    pages: development?.pages ?? (typeof kind === 'function' ? kind : await builtPages(join(ROOT, BUILD.pages))),
    assets: development?.assets,
    clientDir: development ? null : join(ROOT, BUILD.client),
    log,
    security: {
      ...{ secure, site: env.origin, development: development !== null, loopbackOnly: demo },
      formTargets: provider?.settings.signsOutThere ? [new URL(provider.settings.issuer).origin] : [],
    },
    trustedProxies: env.trustedProxies,
    healthy: async () => {
      await db.raw('select 1');
      return !collab.stats().failing;
    },
  });
  server.on('request', app);
  server.on('upgrade', (request, socket, head) => {
    if (secure) takeHostCookies(request);
    if (collab.handleUpgrade(request, socket, head)) return;
    // Vite answers its own sockets in development.
    if (development && request.headers['sec-websocket-protocol']?.startsWith('vite')) return;
    socket.destroy();
  });
  const closeDoors = async () => {
    printer.close();
    await closeServer(server, () => Promise.all([schedule.stop(), collab.close(), development?.close()]));
    await within(LETTING_GO_MS, reader.destroy());
    await checkpoints.stop();
  };
  try {
    await listen(server, env);
  } catch (error) {
    await closeDoors();
    throw error;
  }
  void schedule.look();
  // Nobody waits for it: whoever has a password comes in without the provider.
  void provider?.look();
  if (provider) await warnOfUnknownAgencies(db, provider.settings, log);
  const address = addressOf(server, env);
  const first = demo ? null : await makeFirstLink(db);
  return {
    address,
    firstLink: first && `${address}${accountLinkPath(first.token)}`,
    async close() {
      await closeDoors();
      await letGo();
    },
  };
}
