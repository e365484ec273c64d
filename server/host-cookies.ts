import type { IncomingMessage } from 'node:http';

/** What begins the names of this site's cookies. */
const OWN = 'duban_';
/** Browsers take a cookie of such a name over TLS only, and from no other host name: nobody beside or before this site sets one. */
const PREFIX = '__Host-';

/**
 * Gives a request's cookies the names that the server knows them by. Those of this site that came without the prefix are left
 * out: behind TLS it has set none, so somebody else has.
 */
export function takeHostCookies(request: Pick<IncomingMessage, 'headers'>): void {
  const { cookie } = request.headers;
  if (cookie === undefined) return;
  const pairs = cookie.split(';').map((pair) => pair.trim());
  const kept = pairs.filter((pair) => !pair.startsWith(OWN));
  request.headers.cookie = kept
    .map((pair) => (pair.startsWith(PREFIX + OWN) ? pair.slice(PREFIX.length) : pair))
    .join('; ');
}

/** A `Set-Cookie` value as it is sent over TLS: with the prefix, and for TLS alone. @param cookie of the path `/`, without a domain */
export function toHostCookie(cookie: string): string {
  const named = cookie.startsWith(OWN) ? PREFIX + cookie : cookie;
  return /;\s*secure\s*(?:;|$)/i.test(named) ? named : `${named}; Secure`;
}
