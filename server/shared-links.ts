import type { RequestHandler } from 'express';
import { addressReader } from './collab/addresses.ts';
import { Bucket, type Rate } from './collab/rate.ts';
import { sendProblem } from './problem.ts';

/** Where links for people without an account lead. */
export const SHARED_PATH = '/s';

/**
 * Addresses that open nothing, by one address of the network: whoever mistypes one notices, whoever tries them out gets
 * nowhere, though nobody guesses 192 bits in any case.
 */
const GUESSES: Rate = { perSecond: 0.2, seconds: 150 };
/** What is answered to whoever has a link. */
const OPENED = new Set([200, 304]);
/** How many addresses are remembered, the latest ones: each takes some hundred bytes. */
const ADDRESSES_MAX = 10_000;

/**
 * What stands before pages that are opened by a link alone: search engines and caches keep out, no other site is told the
 * address, and there is an end to guessing.
 *
 * @param trustedProxies as in the environment
 * @param guesses for tests
 */
export function sharedLinks(trustedProxies: readonly string[], guesses: Rate = GUESSES): RequestHandler {
  const addressOf = addressReader(trustedProxies);
  const buckets = new Map<string, Bucket>();
  return (request, response, next) => {
    response.set({
      'X-Robots-Tag': 'noindex, nofollow, noarchive',
      'Referrer-Policy': 'no-referrer',
      'Cache-Control': 'no-store',
    });
    const address = addressOf(request);
    const bucket = buckets.get(address);
    if (bucket?.isEmpty()) return sendProblem(request, response, 'too-many');
    response.once('finish', () => {
      if (OPENED.has(response.statusCode)) return;
      const own = bucket ?? new Bucket(guesses);
      own.take(1);
      // At its end again: the first is the one that has been quiet for longest.
      buckets.delete(address);
      buckets.set(address, own);
      const [first] = buckets.keys();
      if (buckets.size > ADDRESSES_MAX && first !== undefined) buckets.delete(first);
    });
    next();
  };
}

/**
 * An address as it may stand in a log: without what opens something, however the way there is spelt, and without what has the
 * shape of it wherever it stands.
 */
export function withoutToken(url: string | undefined): string | undefined {
  return url
    ?.replace(/^(\/+[as]\/+)[^/?.]+/i, '$1…')
    .replace(/^(\/+sign-in\/[^?]*)\?.*/is, '$1?…')
    .replace(/[\w-]{32,}/g, '…');
}
