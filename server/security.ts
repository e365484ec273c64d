import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { isOwnOrigin } from './collab/origin.ts';
import { isLoopback } from './env.ts';
import { sendProblem } from './problem.ts';

/** Bytes of a nonce: it must not be guessed within the life of one page. */
const NONCE_BYTES = 16;
/** Seconds for which browsers remember that a site is reached over TLS only: a year. */
const HSTS_SECONDS = 31_536_000;
/** What changes nothing, and so may come from anywhere. */
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface SecurityOptions {
  /** The site is reached over TLS. */
  readonly secure: boolean;
  /** Vite injects styles as it goes. */
  readonly development: boolean;
  /** Only names of this machine are answered: a page elsewhere may point its own name here. */
  readonly loopbackOnly: boolean;
}

/** What stands before every handler: a host to speak of, a nonce, the headers, and no foreign hand on the state. */
export function security({ secure, development, loopbackOnly }: SecurityOptions): RequestHandler[] {
  return [requireHost(loopbackOnly), giveNonce, headers(secure, development), requireOwnOrigin];
}

/** The nonce of a response, for its inline scripts. */
export function nonceOf(response: Response): string {
  return String(response.locals.nonce);
}

function requireHost(loopbackOnly: boolean): RequestHandler {
  return (request, response, next) => {
    // Remix and its check of origins believe this header before Host; which proxies to believe is Express's to say.
    delete request.headers['x-forwarded-host'];
    const host = request.headers.host ?? '';
    const url = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : null;
    const plain = url !== null && /^[\w.:[\]-]+$/.test(host);
    if (!plain || (loopbackOnly && !isLoopback(url.hostname))) return sendProblem(request, response, 'bad-input');
    next();
  };
}

function giveNonce(_request: Request, response: Response, next: NextFunction): void {
  response.locals.nonce = randomBytes(NONCE_BYTES).toString('base64');
  next();
}

function headers(secure: boolean, development: boolean): RequestHandler {
  const nonce = (_request: unknown, response: unknown) => `'nonce-${nonceOf(response as Response)}'`;
  const sockets = (scheme: string) => (request: unknown) => `${scheme}://${(request as Request).headers.host}`;
  const helmeted = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'base-uri': ["'none'"],
        'object-src': ["'none'"],
        'frame-ancestors': ["'none'"],
        'form-action': ["'self'"],
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

/** A session cookie is sent with requests that pages of other sites make: those may not change anything here. */
function requireOwnOrigin(request: Request, response: Response, next: NextFunction): void {
  if (SAFE_METHODS.has(request.method) || isOwnOrigin(request)) next();
  else sendProblem(request, response, 'not-allowed');
}
