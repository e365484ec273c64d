import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import type { Knex } from 'knex';
import pino from 'pino';
import { onTestFinished } from 'vitest';
import type { PersonId } from '#app/domain/ids.ts';
import type { CardsDesk } from '#server/collab/cards-desk.ts';
import type { NotesDesk } from '#server/collab/notes-desk.ts';
import type { StagesDesk } from '#server/collab/stages-desk.ts';
import { createApp, type Pages } from '#server/http.ts';
import { findBrowser } from '#server/pdf/find-browser.ts';
import { createPdfPrinter } from '#server/pdf/printer.ts';
import { createServices } from '#server/services/index.ts';
import type { OperationsSource } from '#server/services/read-operations.ts';
import { createTaker } from '#server/services/snapshots/taker.ts';
import { createSessions } from '#server/session.ts';

/** Routes without a page, by their paths, as Remix's build would have them. */
export type ResourceRoutes = Readonly<Record<string, ServerBuild['routes'][string]['module'] | object>>;

export interface PagesServer {
  readonly address: string;
  /** Opens a session for somebody, and gives the header that their browser would send. */
  signIn(personId: PersonId): Promise<string>;
}

/** The HTTP server with all that stands before its pages, on a real port, serving some resource routes from their source. */
export async function servePages(db: Knex, dir: string, routes: ResourceRoutes): Promise<PagesServer> {
  const sessions = createSessions({ db, secure: false });
  const log = pino({ level: 'silent' });
  const operations: OperationsSource = {
    version: '0',
    startedAt: 0,
    databaseFile: join(dir, 'duban.sqlite'),
    stats: notLive,
  };
  const app = createApp({
    services: createServices({
      ...{
        db,
        sessions,
        operations,
        demo: false,
        desk: NO_DESK,
        stages: NO_STAGES,
        cards: NO_CARDS,
        setAnswering: notLive,
        setArchived: async () => {},
        setAgencies: async () => {},
        whileClosed: async (_ids, work) => void (await work()),
      },
      accounts: { secure: false, cost: CHEAP },
      imagesDir: join(dir, 'images'),
      printer: createPdfPrinter({ browser: findBrowser(null), log }),
      snapshots: { reader: db, taker: createTaker({ db, reader: db, flush: async () => {}, log }) },
    }),
    sessions,
    pages: pagesOf(routes),
    log,
    security: { secure: false, development: false, loopbackOnly: true },
    trustedProxies: [],
    clientDir: null,
    healthy: async () => true,
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async signIn(personId) {
      const cookie = await sessions.open(personId, null, null);
      return cookie.split(';')[0] ?? '';
    },
  };
}

/** What argon2 takes at the least: tests are about what is hashed, not about how long it takes. */
const CHEAP = { memoryCost: 8, timeCost: 1, parallelism: 1 };

const notLive = () => {
  throw new Error('nothing is live here');
};

const NO_DESK: NotesDesk = {
  read: notLive,
  append: notLive,
  keep: notLive,
  commentsChanged: () => undefined,
  reviewChanged: () => undefined,
};

const NO_CARDS: CardsDesk = { isKept: () => true, changed: notLive };
const NO_STAGES: StagesDesk = { isKept: () => true, hold: notLive, changed: notLive };

function pagesOf(routes: ResourceRoutes): Pages {
  const entries = Object.entries(routes).map(([path, module]) => [path, { id: path, path, module }]);
  const build = {
    entry: { module: { default: () => new Response('no page', { status: 500 }) } },
    routes: Object.fromEntries(entries),
    assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '' },
    publicPath: '/',
    assetsBuildDirectory: '',
    basename: '/',
    isSpaMode: false,
    future: { v3_singleFetch: true },
  } as unknown as ServerBuild;
  return (contextOf) =>
    createRequestHandler({ build, getLoadContext: (request) => ({ ...contextOf(request) }), mode: 'production' });
}
