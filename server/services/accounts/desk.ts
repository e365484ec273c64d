import type { Knex } from 'knex';
import type { EpochMs } from '#app/domain/dates.ts';
import { DubanError } from '#app/domain/errors.ts';
import type { Sessions } from '../../session.ts';
import type { AttemptRate } from './attempts.ts';
import { Attempts } from './attempts.ts';
import type { Passwords } from './passwords.ts';

const MINUTE_MS = 60_000;

/** What may be tried in vain, at once and in the long run. */
export const ATTEMPT_RATES = {
  /** From one address of the network, on whatever account: an office may share one. */
  address: { atOnce: 30, everyMs: 20_000 },
  /** On one account, from browsers that it was not signed in from before: 288 a day in the long run, however many machines try. */
  account: { atOnce: 10, everyMs: 5 * MINUTE_MS },
  /** From a browser that is known: neither strangers nor neighbours take its attempts. */
  device: { atOnce: 10, everyMs: MINUTE_MS },
  /** Links that open nothing, from one address. */
  links: { atOnce: 30, everyMs: 5_000 },
  /** Sign-ins at a provider that are begun from one address, of which each is a row: a whole office in the morning. */
  provider: { atOnce: 300, everyMs: 1_000 },
} as const satisfies Record<string, AttemptRate>;

/** What the services of accounts have in common. */
export interface AccountDesk {
  readonly db: Knex;
  readonly sessions: Sessions;
  readonly passwords: Passwords;
  readonly attempts: Readonly<Record<keyof typeof ATTEMPT_RATES, Attempts>>;
  /** Of cookies, as `cookieAttributes` gives them. */
  readonly attributes: string;
  readonly now: () => EpochMs;
}

export function createAttempts(now: () => EpochMs): AccountDesk['attempts'] {
  const of = (name: keyof typeof ATTEMPT_RATES) => new Attempts(ATTEMPT_RATES[name], now);
  return {
    address: of('address'),
    account: of('account'),
    device: of('device'),
    links: of('links'),
    provider: of('provider'),
  };
}

/** One of several counters, with the key it counts under. */
export type Counted = readonly [Attempts, string];

/**
 * Takes an attempt from every counter, or from none.
 *
 * @throws DubanError `too-many`, with the `minutes` until there is one again
 */
export function takeAttempt(counted: readonly Counted[]): void {
  const taken: Counted[] = [];
  for (const [attempts, key] of counted) {
    const waitMs = attempts.take(key);
    if (waitMs === 0) {
      taken.push([attempts, key]);
      continue;
    }
    giveBack(taken);
    throw new DubanError('too-many', 'Too many attempts', { minutes: Math.ceil(waitMs / MINUTE_MS) });
  }
}

export function giveBack(counted: readonly Counted[]): void {
  for (const [attempts, key] of counted) attempts.giveBack(key);
}
