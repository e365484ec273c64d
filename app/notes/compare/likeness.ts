import type { Alignable } from './align.ts';

/** The share of their pairs of characters that two texts must have in common to be like each other. */
const LIKE = 0.3;

/** Texts that have a pair of characters, above which it tells nothing: 工作 stands everywhere. */
const COMMON = 24;

/** Texts that one may be beside at most: what is like more than these is like all. */
const CANDIDATES = 8;

/**
 * For each of after, which of before it may be put beside, and how much that is worth: the more alike and the longer, the more.
 * By an index of pairs of characters, so that only those with something in common are compared.
 */
export function likenesses(before: readonly Alignable[], after: readonly Alignable[]): [i: number, weight: number][][] {
  const places = new Map<string, number[]>();
  for (const [i, item] of before.entries()) {
    for (const pair of pairsOf(item)) {
      const found = places.get(pair);
      if (found) found.push(i);
      else places.set(pair, [i]);
    }
  }
  const telling = (pair: string) => (places.get(pair)?.length ?? 0) <= COMMON;
  const sizes = before.map((item) => countOf(pairsOf(item), telling));
  const same = occurrences(before, after);
  return after.map((item, j) => {
    const shared = new Map<number, number>();
    const pairs = pairsOf(item);
    for (const pair of pairs) {
      if (!telling(pair)) continue;
      for (const i of places.get(pair) ?? []) shared.set(i, (shared.get(i) ?? 0) + 1);
    }
    const size = countOf(pairs, telling);
    const found: [number, number][] = [];
    for (const [i, count] of shared) {
      const likeness = (2 * count) / (size + (sizes[i] ?? 0));
      if (likeness >= LIKE) found.push([i, likeness * weightOf(item.text)]);
    }
    found.sort((a, b) => b[1] - a[1]).splice(CANDIDATES);
    const equal = same[j];
    // What is the same goes before what is nearly the same.
    if (equal !== undefined) found.push([equal, 1.5 * weightOf(item.text)]);
    return found;
  });
}

/** A long text that is found again says more than a short one. */
function weightOf(text: string): number {
  return Math.sqrt(text.length + 0.01);
}

function countOf(pairs: ReadonlySet<string>, test: (pair: string) => boolean): number {
  let count = 0;
  for (const pair of pairs) if (test(pair)) count++;
  return count;
}

/** Pairs of characters that follow each other, blanks left out, told apart by family. */
function pairsOf({ text, family }: Alignable): Set<string> {
  const characters = text.replace(/\s+/gu, '');
  const pairs = new Set<string>();
  for (let at = 0; at < Math.max(1, characters.length - 1) && characters !== ''; at++) {
    pairs.add(family + characters.slice(at, at + 2));
  }
  return pairs;
}

/** For each of after, where before has the same: the first beside the first, the second beside the second. */
function occurrences(before: readonly Alignable[], after: readonly Alignable[]): (number | undefined)[] {
  const places = new Map<string, number[]>();
  const keyOf = ({ family, text }: Alignable) => `${family} ${text}`;
  for (const [i, item] of before.entries()) {
    const found = places.get(keyOf(item));
    if (found) found.push(i);
    else places.set(keyOf(item), [i]);
  }
  for (const found of places.values()) found.reverse();
  return after.map((item) => places.get(keyOf(item))?.pop());
}
