import type { IncomingMessage } from 'node:http';

/**
 * Whether a socket is asked for by a page of this site: the host and port of its Origin header are those of its Host
 * header. Browsers send cookies with sockets of any site's pages, so the session alone does not tell. A request without an
 * Origin is not a browser's and is refused too: nothing else has business here with a session cookie.
 *
 * A proxy in front must pass Host through as the browser sent it.
 */
export function isOwnOrigin({ headers: { origin, host } }: IncomingMessage): boolean {
  if (origin === undefined || host === undefined) return false;
  try {
    const url = new URL(origin);
    return (
      (url.protocol === 'http:' || url.protocol === 'https:') && url.host === new URL(`${url.protocol}//${host}`).host
    );
  } catch {
    return false;
  }
}
