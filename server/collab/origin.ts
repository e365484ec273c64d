import type { IncomingMessage } from 'node:http';

/**
 * Whether a request comes from a page of this site. Browsers send cookies with what any site's pages ask for, so the session
 * alone does not tell. Where the site's address is known, Origin must be that and Host its host; where it is not, the host and
 * port of Origin must be those of Host. A request without an Origin is not a browser's and is refused too: nothing else has
 * business here with a session cookie.
 *
 * A proxy in front must pass Host through as the browser sent it.
 *
 * @param site the address that people type; null where it is not known
 */
export function isOwnOrigin({ headers: { origin, host } }: IncomingMessage, site: URL | null): boolean {
  if (origin === undefined || host === undefined) return false;
  if (site) return origin === site.origin && isHostOf(site, host);
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  return (url.protocol === 'http:' || url.protocol === 'https:') && isHostOf(url, host);
}

/** Whether a Host header names the host and port of an address, which leaves out the port of its scheme. */
export function isHostOf(url: URL, host: string): boolean {
  const named = `${url.protocol}//${host}`;
  return URL.canParse(named) && new URL(named).host === url.host;
}
