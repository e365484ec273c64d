import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { isHostOf, isOwnOrigin } from './collab/origin.ts';
import { isLoopback } from './loopback.ts';
import { sendProblem } from './problem.ts';

/** Bytes of a nonce: it must not be guessed within the life of one page. */
const NONCE_BYTES = 16;
/** Seconds for which browsers remember that a site is reached over TLS only: a year. */
const HSTS_SECONDS = 31_536_000;
/** What is asked here with, and what of it changes nothing and so may come from anywhere. */
const METHODS = new Set(['GET', 'HEAD', 'POST']);
const SAFE_METHODS = new Set(['GET', 'HEAD']);
/** What browsers say of a request that a page of another site, or of another host name of this one, has made. */
const FOREIGN = new Set(['cross-site', 'same-site']);

export interface SecurityOptions {
  /** The site is reached over TLS. */
  readonly secure: boolean;
  /** The address that people type, and the only one that is answered; null, the default, where it is not known. */
  readonly site?: URL | null;
  /** Vite injects styles as it goes. */
  readonly development: boolean;
  /** Only names of this machine are answered: a page elsewhere may point its own name here. */
  readonly loopbackOnly: boolean;
  /** Origins to which the answer to a form may lead, besides this site's own; absent for none. */
  readonly formTargets?: readonly string[];
}

/** What every answer has, whatever it answers: a nonce for its page, and the headers. */
export function answerHeaders({ secure, development, formTargets = [] }: SecurityOptions): RequestHandler[] {
  return [giveNonce, headers(secure, development, formTargets)];
}

/** What stands before every handler: a host to speak of, a path and a method that there are, and no foreign hand on the state. */
export function doorkeepers({ site = null, loopbackOnly }: SecurityOptions): RequestHandler[] {
  return [requireHost(site, loopbackOnly), requirePath, requireMethod, requireOwnOrigin(site)];
}

/** The nonce of a response, for its inline scripts. */
export function nonceOf(response: Response): string {
  return String(response.locals.nonce);
}

function requireHost(site: URL | null, loopbackOnly: boolean): RequestHandler {
  return (request, response, next) => {
    // Remix and its check of origins believe this header before Host; which proxies to believe is Express's to say.
    delete request.headers['x-forwarded-host'];
    const host = plainHost(request);
    const isOurs = host !== null && (site === null || isHostOf(site, host));
    if (!isOurs || (loopbackOnly && !isLoopback(new URL(`http://${host}`).hostname))) {
      return sendProblem(request, response, 'bad-input');
    }
    next();
  };
}

/** The Host header; null where it is none, or is more than that. */
function plainHost({ headers: { host = '' } }: Pick<Request, 'headers'>): string | null {
  return /^[\w.:[\]-]+$/.test(host) && URL.canParse(`http://${host}`) ? host : null;
}

function giveNonce(_request: Request, response: Response, next: NextFunction): void {
  response.locals.nonce = randomBytes(NONCE_BYTES).toString('base64');
  next();
}

function headers(secure: boolean, development: boolean, formTargets: readonly string[]): RequestHandler {
  const nonce = (_request: unknown, response: unknown) => `'nonce-${nonceOf(response as Response)}'`;
  const sockets = (scheme: string) => (request: unknown) => {
    const host = plainHost(request as Request);
    return host === null ? "'self'" : `${scheme}://${host}`;
  };
  const helmeted = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'base-uri': ["'none'"],
        'object-src': ["'none'"],
        'frame-ancestors': ["'none'"],
        'form-action': ["'self'", ...formTargets],
        'script-src': ["'self'", nonce],
        'script-src-attr': ["'none'"],
        'style-src': development ? ["'self'", "'unsafe-inline'"] : ["'self'"],
        // React writes `style={…}` of the first paint as attributes.
        'style-src-attr': ["'unsafe-inline'"],
        'img-src': ["'self'", 'data:'],
        // Spelled out: older browsers take 'self' for pages only, not for their sockets.
        'connect-src': ["'self'", sockets('ws'), sockets('wss')],
      },
    },
    strictTransportSecurity: secure ? { maxAge: HSTS_SECONDS, includeSubDomains: false } : false,
    // Not no-referrer: with that, browsers send `Origin: null` from this site's own forms.
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
  return (request, response, next) => {
    response.setHeader(
      'Permissions-Policy',
      'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
    );
    helmeted(request, response, next);
  };
}

/** What is no path at all is none of any page, and nothing that reads paths later need find that out. */
function requirePath(request: Request, response: Response, next: NextFunction): void {
  if (isPath(request.path)) next();
  else sendProblem(request, response, 'bad-input');
}

function isPath(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('\0');
  } catch {
    // A percent sign without two digits behind it, or bytes that are no UTF-8.
    return false;
  }
}

/** Everything else is for servers that have more to them; TRACE says back what it was sent. */
function requireMethod(request: Request, response: Response, next: NextFunction): void {
  if (METHODS.has(request.method)) next();
  else sendProblem(request, response, 'bad-input');
}

/** A session cookie is sent with requests that pages of other sites make: those may not change anything here. */
function requireOwnOrigin(site: URL | null): RequestHandler {
  return (request, response, next) => {
    const isForeign = FOREIGN.has(String(request.headers['sec-fetch-site']));
    if (SAFE_METHODS.has(request.method) || (!isForeign && isOwnOrigin(request, site))) next();
    else sendProblem(request, response, 'not-allowed');
  };
}
