import { Bucket, type Rate } from './rate.ts';

/** Bounds how often something happens without ever losing the last time that it was asked for. */
export class Throttle {
  readonly #pauseMs: number;
  readonly #bucket: Bucket;
  readonly #act: () => void;
  #timer: NodeJS.Timeout | null = null;

  /** @param rate how often it happens at most */
  constructor(rate: Rate, act: () => void) {
    this.#pauseMs = 1_000 / rate.perSecond;
    this.#bucket = new Bucket(rate);
    this.#act = act;
  }

  /** It happens now or, where that is too soon, once a little later, however often it is asked for meanwhile. */
  ask(): void {
    if (this.#timer) return;
    if (this.#bucket.take(1)) {
      this.#act();
      return;
    }
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.ask();
    }, this.#pauseMs);
  }

  /** What was asked for and has not happened does not. */
  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
