/**
 * Index of the first of some runs that ends behind a clock; their number for none.
 *
 * @param runs in the order of their clocks, without overlaps
 */
export function firstBehind<Run>(runs: readonly Run[], clock: number, endOf: (run: Run) => number): number {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (endOf(runs[middle] as Run) <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}
