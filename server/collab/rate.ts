/** How much may pass, on the average over some time. */
export interface Rate {
  readonly perSecond: number;
  /** Over which it is averaged: what may pass at once is that many times as much. */
  readonly seconds: number;
}

/** A bucket of tokens, refilled at a steady rate. There are several to every connection, so it holds a single number. */
export class Bucket {
  readonly #rate: Rate;
  /** When it will be full, should nothing more be taken: milliseconds of `performance.now()`. */
  #fullAt = 0;

  /** It is full at first. */
  constructor(rate: Rate) {
    this.#rate = rate;
  }

  /** Takes some tokens out; false where there are not that many, and then none. */
  take(cost: number): boolean {
    const now = performance.now();
    const fullAt = Math.max(now, this.#fullAt) + (cost / this.#rate.perSecond) * 1_000;
    if (fullAt - now > this.#rate.seconds * 1_000) return false;
    this.#fullAt = fullAt;
    return true;
  }

  /** Whether there is not a single token in it. */
  isEmpty(): boolean {
    const missingMs = this.#fullAt - performance.now() + 1_000 / this.#rate.perSecond;
    return missingMs > this.#rate.seconds * 1_000;
  }
}
