import { join } from 'node:path';
import compression from 'compression';
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';
import { ACCOUNT_LINK_PATH } from '#app/accounts/account-link-path.ts';
import { dayIn, type EpochMs, PLAN_TIME_ZONE } from '#app/domain/dates.ts';
import { TOKEN_HEADER } from '#app/form-token.ts';
import type { AppContext, FormToken, Services } from '#app/services.ts';
import { boundedBody } from './bounded-body.ts';
import { addressReader } from './collab/addresses.ts';
import { formKeyCookie, formKeyOf, formToken, isSameToken, newFormKey } from './form-token.ts';
import { takeHostCookies, toHostCookie } from './host-cookies.ts';
import { sendProblem } from './problem.ts';
import { fromAddress } from './request-source.ts';
import { answerHeaders, doorkeepers, nonceOf, type SecurityOptions } from './security.ts';
import type { Sessions } from './session.ts';
import { SHARED_PATH, sharedLinks, withoutToken } from './shared-links.ts';
import { untilSetUp } from './until-set-up.ts';

/** Milliseconds for which files without a hash in their name (the icon) may be kept. */
const UNHASHED_MAX_AGE_MS = 3_600_000;

/** What renders the pages: Remix with a build, or a test's own. */
export type Pages = (contextOf: (request: Request) => AppContext) => RequestHandler;

export interface HttpOptions {
  readonly services: Services;
  readonly sessions: Pick<Sessions, 'authenticate'>;
  readonly pages: Pages;
  readonly log: Logger;
  readonly security: SecurityOptions;
  readonly trustedProxies: readonly string[];
  /** The directory of the client's files; null where something else serves them. */
  readonly clientDir: string | null;
  /** What serves files in development, before the pages. */
  readonly assets?: RequestHandler;
  /** Whether there is anybody who has a way in: until then, one page is all there is. Absent where nobody needs one. */
  isSetUp?(): Promise<boolean>;
  /** Whether the server can do its work; rejects or says false where it cannot. */
  healthy(): Promise<boolean>;
  readonly now?: () => EpochMs;
}

/** Everything that is answered over HTTP. */
export function createApp(options: HttpOptions): Express {
  const { services, sessions, log, now = Date.now } = options;
  const app = express();
  app.disable('x-powered-by');
  // Before anything reads the address of a request.
  app.set('trust proxy', options.trustedProxies.length > 0 ? [...options.trustedProxies] : false);

  if (options.security.secure) app.use(withHostCookies);
  app.use(...answerHeaders(options.security));
  app.get('/healthz', healthz(options));
  app.use(logging(log), ...doorkeepers(options.security), compression());
  if (options.clientDir !== null) app.use(...clientFiles(options.clientDir));
  if (options.assets) app.use(options.assets);

  const addressOf = addressReader(options.trustedProxies);
  const contexts = new WeakMap<Request, AppContext>();
  app.use((request, response, next) => {
    const authenticated = sessions.authenticate(request.headers.cookie);
    const address = addressOf(request);
    authenticated.then((visitor) => {
      contexts.set(request, {
        services,
        actor: visitor?.actor ?? null,
        nonce: nonceOf(response),
        today: dayIn(PLAN_TIME_ZONE, now()),
        demo: services.demo !== null,
        visit: {
          address,
          userAgent: request.headers['user-agent'] ?? null,
          cookieHeader: request.headers.cookie ?? null,
        },
        token: tokenFor(request, response, visitor?.sessionId ?? null, options.security.secure),
      });
      // Pages are of one person at one moment.
      response.setHeader('Cache-Control', 'private, no-store');
      letPagesDecide(response);
      fromAddress(address, next);
    }, next);
  });
  app.use(boundedBody((request) => contexts.get(request)?.actor != null));
  if (options.isSetUp) app.use(untilSetUp(options.isSetUp));
  app.use(ACCOUNT_LINK_PATH, keptNowhere);
  app.use(SHARED_PATH, sharedLinks(options.trustedProxies));
  app.all(
    '*',
    options.pages((request) => given(contexts.get(request))),
  );
  app.use(lastResort(log));
  return app;
}

/** The token of a request's browser and session. A browser without a key gets one with the answer. */
function tokenFor(request: Request, response: Response, sessionId: string | null, secure: boolean): FormToken {
  const own = formKeyOf(request.headers.cookie);
  const key = own ?? newFormKey();
  if (own === null) response.append('Set-Cookie', formKeyCookie(key, secure));
  const value = formToken(key, sessionId);
  return {
    value,
    is: (given) => isSameToken(value, given),
    refused: () => void response.set(TOKEN_HEADER, 'over'),
  };
}

/** Behind TLS, cookies have names that nobody else can set. */
const withHostCookies: RequestHandler = (request, response, next) => {
  takeHostCookies(request);
  const append = response.append.bind(response);
  response.append = (name, value) => {
    if (name.toLowerCase() !== 'set-cookie') return append(name, value);
    return append(name, typeof value === 'string' ? toHostCookie(value) : value?.map(toHostCookie));
  };
  next();
};

/** What a link for one person opens is for nobody else: no cache keeps it, and no search engine lists it. */
const keptNowhere: RequestHandler = (_request, response, next) => {
  response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow, noarchive' });
  next();
};

/** Headers of which there is one: what a page says of itself stands in the place of what is said of all. */
const SINGLE_HEADERS = new Set([
  'cache-control',
  'content-security-policy',
  'cross-origin-resource-policy',
  'referrer-policy',
  'x-content-type-options',
]);

/** Remix adds its headers to those that are there: two values for caches would be what the stricter one says, twice. */
function letPagesDecide(response: Response): void {
  const append = response.append.bind(response);
  response.append = (name, value) =>
    SINGLE_HEADERS.has(name.toLowerCase()) ? response.set(name, value) : append(name, value);
}

function given(context: AppContext | undefined): AppContext {
  if (!context) throw new Error('a page was asked for before it was known by whom');
  return context;
}

function healthz({ healthy, log }: HttpOptions): RequestHandler {
  return (_request, response) => {
    const answer = (ok: boolean) =>
      response
        .status(ok ? 200 : 503)
        .set('Cache-Control', 'no-store')
        .json({ status: ok ? 'ok' : 'failing' });
    healthy().then(answer, (error: unknown) => {
      log.error({ err: error }, 'not healthy');
      answer(false);
    });
  };
}

/** A line for what went wrong; what went right only where somebody asked for detail. Never a header: cookies are keys. */
function logging(log: Logger): RequestHandler {
  return pinoHttp({
    logger: log,
    customLogLevel: (_request, response, error) => {
      if (error || response.statusCode >= 500) return 'error';
      return response.statusCode === 403 ? 'warn' : 'debug';
    },
    serializers: {
      req: ({ id, method, url }) => ({ id, method, url: withoutToken(url) }),
      res: ({ statusCode }) => ({ statusCode }),
    },
  });
}

function clientFiles(dir: string): RequestHandler[] {
  const hashed = express.static(join(dir, 'assets'), { immutable: true, maxAge: '1y', index: false });
  const rest = express.static(dir, { maxAge: UNHASHED_MAX_AGE_MS, index: false, redirect: false });
  return [
    (request, response, next) => {
      if (!request.path.startsWith('/assets/')) return rest(request, response, next);
      request.url = request.url.slice('/assets'.length);
      // No page lives below: one that asks for a file of an older build must not be given HTML for it.
      hashed(request, response, () => sendProblem(request, response, 'not-found'));
    },
  ];
}

function lastResort(log: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    log.error({ err: error, method: request.method, url: withoutToken(request.originalUrl) }, 'a request failed');
    if (response.headersSent) return next(error);
    sendProblem(request, response, 'unexpected');
  };
}
