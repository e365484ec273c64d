/** Numbers that are gathered quickly, in milliseconds. */
export class Samples {
  #values = new Float64Array(1_024);
  #length = 0;

  add(value: number): void {
    if (this.#length === this.#values.length) {
      const grown = new Float64Array(this.#length * 2);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.#length++] = value;
  }

  take(): Float64Array {
    return this.#values.slice(0, this.#length);
  }
}

/** The samples of several runs as one, in ascending order. */
export function merge(runs: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(runs.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const run of runs) {
    all.set(run, at);
    at += run.length;
  }
  return all.sort();
}

/**
 * The value below which a share of the samples lies; NaN for none.
 *
 * @param sorted in ascending order
 * @param share 0.99 for p99
 */
export function quantile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(Float64Array.from(values).sort(), 0.5);
}
