import type { IncomingMessage } from 'node:http';
import { isIP, isIPv4 } from 'node:net';
import proxyAddr from 'proxy-addr';

/** What a socket without an address is counted under: it was gone before it could be asked. */
const GONE = 'gone';

/**
 * Reads from where a request comes: the other end of its socket or, where that is a trusted proxy, what the proxy says in
 * `X-Forwarded-For`, by Express's own rules. The result is a name to count under, see {@link toKey}.
 *
 * @param trustedProxies addresses and ranges such as `10.0.0.0/8`
 * @throws TypeError for one that is neither
 */
export function addressReader(trustedProxies: readonly string[]): (request: IncomingMessage) => string {
  const isTrusted = proxyAddr.compile([...trustedProxies]);
  return (request) => toKey(proxyAddr(request, isTrusted)) ?? toKey(request.socket.remoteAddress) ?? GONE;
}

/**
 * What counts as one address: of IPv6 a /64, which is the least that one household or office is given, and which one
 * machine fills with as many addresses as it likes; of IPv4 one, also where it is written as IPv6. Null for what is no address.
 */
export function toKey(address: string | undefined): string | null {
  const bare = bareAddress(address ?? '');
  if (bare === null) return null;
  if (isIPv4(bare)) return bare;
  const groups = groupsOf(bare);
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff) {
    return groups
      .slice(6)
      .flatMap((group) => [group >> 8, group & 0xff])
      .join('.');
  }
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
}

/** Without the zone that a machine's own interfaces add, and without the port that some proxies add. */
function bareAddress(address: string): string | null {
  const found = /^\[(.+)\](?::\d+)?$/.exec(address) ?? /^([\d.]+):\d+$/.exec(address);
  const [bare = ''] = (found?.[1] ?? address).split('%');
  return isIP(bare) === 0 ? null : bare;
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): number[] {
  // A URL writes it in one way only: no dotted quad, and at most one gap.
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const read = (groups: string) => (groups === '' ? [] : groups.split(':').map((group) => Number.parseInt(group, 16)));
  const [before, after] = [read(head), read(tail ?? '')];
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}
