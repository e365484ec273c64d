import type { EpochMs } from '#app/domain/dates.ts';

/** How many attempts one key has at once, and the milliseconds in which one comes back. */
export interface AttemptRate {
  readonly atOnce: number;
  readonly everyMs: number;
}

/** Keys that are remembered, the latest ones: each takes some hundred bytes. */
const KEYS_MAX = 20_000;

/** Counts attempts by a key, such as an address. What is left of them comes back with time: nobody is shut out for good. */
export class Attempts {
  /** By key, when all its attempts will be back, in the order in which they were last used. */
  readonly #fullAt = new Map<string, EpochMs>();
  readonly #rate: AttemptRate;
  readonly #now: () => EpochMs;

  constructor(rate: AttemptRate, now: () => EpochMs) {
    this.#rate = rate;
    this.#now = now;
  }

  /** Takes one. Returns the milliseconds until there is one again; 0 where there was one. */
  take(key: string): number {
    const now = this.#now();
    const { atOnce, everyMs } = this.#rate;
    const fullAt = Math.max(now, this.#fullAt.get(key) ?? 0) + everyMs;
    const waitMs = fullAt - now - atOnce * everyMs;
    if (waitMs > 0) return waitMs;
    this.#note(key, fullAt);
    return 0;
  }

  /** Gives one back, that was none after all. */
  giveBack(key: string): void {
    const fullAt = this.#fullAt.get(key);
    if (fullAt !== undefined) this.#note(key, fullAt - this.#rate.everyMs);
  }

  #note(key: string, fullAt: EpochMs): void {
    // At its end again: the first is the one that has been quiet for longest.
    this.#fullAt.delete(key);
    if (fullAt > this.#now()) this.#fullAt.set(key, fullAt);
    const [first] = this.#fullAt.keys();
    if (this.#fullAt.size > KEYS_MAX && first !== undefined) this.#fullAt.delete(first);
  }
}
