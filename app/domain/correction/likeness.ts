/** A text by its pairs of characters, each with how often it stands there: what order and length make of it hardly counts. */
export interface Pairs {
  readonly counts: ReadonlyMap<string, number>;
  readonly size: number;
}

/** Characters of a text that are looked at: two that begin alike for so long are alike. */
const LOOKED_AT = 4_000;

export function pairsOf(text: string): Pairs {
  const characters = [...text.slice(0, LOOKED_AT)];
  const counts = new Map<string, number>();
  // A text of one character is a pair with nothing.
  for (const [i, character] of characters.entries()) {
    const pair = character + (characters[i + 1] ?? '');
    if (i === characters.length - 1 && i > 0) break;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return { counts, size: [...counts.values()].reduce((sum, count) => sum + count, 0) };
}

/** How alike two texts are, from 0 to 1 (Dice's coefficient of their pairs); two that say nothing are not alike. */
export function likeness(a: Pairs, b: Pairs): number {
  return a.size + b.size === 0 ? 0 : (2 * common(a, b)) / (a.size + b.size);
}

/** How much of a text stands in another, from 0 to 1. */
export function shareIn(part: Pairs, whole: Pairs): number {
  return part.size === 0 ? 0 : common(part, whole) / part.size;
}

function common(a: Pairs, b: Pairs): number {
  const [few, many] = a.counts.size <= b.counts.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [pair, count] of few.counts) sum += Math.min(count, many.counts.get(pair) ?? 0);
  return sum;
}
