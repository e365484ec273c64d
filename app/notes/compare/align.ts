import { likenesses } from './likeness.ts';

/** What may be put beside what. */
export interface Alignable {
  readonly text: string;
  /** Only those of one family are put beside each other. */
  readonly family: string;
}

/** One of before beside one of after; null for none. */
export type Pair<Item> = readonly [before: Item | null, after: Item | null];

/** Characters up to which two texts alone between the same neighbours are taken for one that was rewritten. */
const SHORT = 12;

/**
 * Puts what was and what is beside each other in their order: the same texts, and those that are like each other, so that one
 * that was edited stands beside itself. Time grows with the length of the text, not with its square.
 */
export function align<Item extends Alignable>(before: readonly Item[], after: readonly Item[]): Pair<Item>[] {
  const whole = { i: 0, endI: before.length, j: 0, endJ: after.length };
  const matches = matchEnds(before, after, whole, heaviestChain);
  const pairs: Pair<Item>[] = [];
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...matches, [before.length, after.length] as const]) {
    while (i < nextI) pairs.push([before[i++] as Item, null]);
    while (j < nextJ) pairs.push([null, after[j++] as Item]);
    if (i < before.length && j < after.length) pairs.push([before[i++] as Item, after[j++] as Item]);
  }
  return pairs;
}

type Match = readonly [i: number, j: number];

/** A stretch of before, and the one of after that it may be in. */
interface Range {
  readonly i: number;
  readonly endI: number;
  readonly j: number;
  readonly endJ: number;
}

type MatchWithin = (before: readonly Alignable[], after: readonly Alignable[], range: Range) => Match[];

/** Matches within a range: what is the same at its two ends, and between them what `within` finds. */
function matchEnds(
  before: readonly Alignable[],
  after: readonly Alignable[],
  range: Range,
  within: MatchWithin,
): Match[] {
  const isSame = (i: number, j: number) => before[i]?.text === after[j]?.text && before[i]?.family === after[j]?.family;
  const head: Match[] = [];
  const tail: Match[] = [];
  let { i, endI, j, endJ } = range;
  while (i < endI && j < endJ && isSame(i, j)) head.push([i++, j++]);
  while (i < endI && j < endJ && isSame(endI - 1, endJ - 1)) tail.push([--endI, --endJ]);
  const middle = i < endI && j < endJ ? within(before, after, { i, endI, j, endJ }) : [];
  return [...head, ...middle, ...tail.reverse()];
}

/** The chain of matches, in order on both sides, that are most alike together; and in its gaps what is the same all the same. */
const heaviestChain: MatchWithin = (before, after, { i: fromI, endI, j: fromJ, endJ }) => {
  const candidates = likenesses(before.slice(fromI, endI), after.slice(fromJ, endJ));
  const chain = heaviest(candidates, endI - fromI).map(([i, j]): Match => [i + fromI, j + fromJ]);
  const matches: Match[] = [];
  let [lastI, lastJ] = [fromI, fromJ];
  for (const [i, j] of chain) {
    matches.push(...matchEnds(before, after, { i: lastI, endI: i, j: lastJ, endJ: j }, alone), [i, j]);
    [lastI, lastJ] = [i + 1, j + 1];
  }
  return [...matches, ...matchEnds(before, after, { i: lastI, endI, j: lastJ, endJ }, alone)];
};

/** Two short ones that are alone between the same neighbours are one, though they have no words in common. */
const alone: MatchWithin = (before, after, { i, endI, j, endJ }) => {
  const [one, other] = [before[i], after[j]];
  if (endI - i !== 1 || endJ - j !== 1 || !one || !other || one.family !== other.family) return [];
  const isShort = (text: string) => text !== '' && text.length <= SHORT;
  return isShort(one.text) && isShort(other.text) ? [[i, j]] : [];
};

/** The heaviest chain that ends at a match. */
interface Chain {
  readonly weight: number;
  readonly match: Match;
  readonly rest: Chain | null;
}

/**
 * The heaviest chain of candidates that goes up on both sides. With a Fenwick tree over `i` of the heaviest chain up to there.
 *
 * @param candidates for each `j`, in its order, the `i` it may be put beside and how much that is worth
 */
function heaviest(candidates: readonly (readonly (readonly [i: number, weight: number])[])[], size: number): Match[] {
  const tree: (Chain | null)[] = Array(size + 1).fill(null);
  const best = (end: number) => {
    let found: Chain | null = null;
    for (let at = end; at > 0; at -= at & -at) {
      const chain = tree[at];
      if (chain && chain.weight > (found?.weight ?? 0)) found = chain;
    }
    return found;
  };
  for (const [j, row] of candidates.entries()) {
    // All of a row are reckoned before any is put down: one `j` has one `i`.
    const chains = row.map(([i, weight]): Chain => {
      const rest = best(i);
      return { weight: weight + (rest?.weight ?? 0), match: [i, j], rest };
    });
    for (const chain of chains) {
      for (let at = chain.match[0] + 1; at <= size; at += at & -at) {
        if (chain.weight > (tree[at]?.weight ?? 0)) tree[at] = chain;
      }
    }
  }
  const matches: Match[] = [];
  for (let chain = best(size); chain; chain = chain.rest) matches.push(chain.match);
  return matches.reverse();
}
