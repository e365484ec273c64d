/** The longest part of a list, in its order, of which each has a greater key than the one before it. */
export function inOrder<T>(list: readonly T[], keyOf: (item: T) => number): T[] {
  /** For each length, the index of the least key that such a part may end with. */
  const ends: number[] = [];
  const before: number[] = [];
  for (const [i, item] of list.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (keyOf(list[ends[middle] as number] as T) < keyOf(item)) low = middle + 1;
      else high = middle;
    }
    before[i] = ends[low - 1] ?? -1;
    ends[low] = i;
  }
  const part: T[] = [];
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i] as number) part.push(list[i] as T);
  return part.reverse();
}
