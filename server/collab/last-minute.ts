import type { EpochMs } from '#app/domain/dates.ts';

const SECONDS = 60;

/** Counts what happened in the last minute, to the second. */
export class LastMinute {
  readonly #now: () => EpochMs;
  /** By second of the minute. */
  readonly #counts = new Array<number>(SECONDS).fill(0);
  /** The second, since 1970, that was counted last. */
  #second: number;

  constructor(now: () => EpochMs = Date.now) {
    this.#now = now;
    this.#second = Math.floor(now() / 1_000);
  }

  add(count: number): void {
    this.#forgetOld();
    const at = this.#second % SECONDS;
    this.#counts[at] = (this.#counts[at] ?? 0) + count;
  }

  get sum(): number {
    this.#forgetOld();
    return this.#counts.reduce((total, count) => total + count, 0);
  }

  #forgetOld(): void {
    const second = Math.floor(this.#now() / 1_000);
    // A clock that was set back counts on where it was.
    for (let passed = Math.min(second - this.#second, SECONDS); passed > 0; passed--) {
      this.#counts[(second - passed + 1) % SECONDS] = 0;
    }
    this.#second = Math.max(second, this.#second);
  }
}
