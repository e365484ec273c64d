import { likeness, pairsOf, shareIn } from './likeness.ts';
import { bare, type CommitmentText, wordsOfCommitment } from './version.ts';

/** A commitment of a measure's new version. */
export interface CommitmentMatch {
  readonly key: string;
  /** The one that it goes on with; null for a new one. */
  readonly before: string | null;
  /** Of a new one, the one that it was a part of. */
  readonly splitFrom: string | null;
}

export interface MatchedCommitments {
  /** In the order of the new version. */
  readonly matches: readonly CommitmentMatch[];
  /** Those that nothing goes on with, each with the one that it has become a part of; null for none. */
  readonly gone: readonly { readonly key: string; readonly joinedInto: string | null }[];
}

/** Texts less alike than this are of different commitments. */
const ALIKE = 0.4;
/** So much of a text must stand in another for it to have been a part of that. */
const PART = 0.7;

/**
 * Finds out which commitment each of a measure's new version goes on with: the same words first, then the most alike. Of one
 * that was split, the part goes on that is most like it; of several that were joined, the one that the whole is most like.
 */
export function matchCommitments(
  before: readonly CommitmentText[],
  after: readonly CommitmentText[],
): MatchedCommitments {
  const found = new Map<string, string>();
  const taken = new Set<string>();
  const settle = (key: string, of: string) => {
    found.set(key, of);
    taken.add(of);
  };
  for (const words of [(one: CommitmentText) => `${wordsOfCommitment(one)} ${bare(one.clause)}`, wordsOfCommitment]) {
    for (const one of after) {
      if (found.has(one.key)) continue;
      const same = before.find((other) => !taken.has(other.key) && words(other) === words(one));
      if (same) settle(one.key, same.key);
    }
  }
  const [was, is] = [before, after].map((side) =>
    side.map((one) => ({ key: one.key, pairs: pairsOf(wordsOfCommitment(one)) })),
  );
  if (!was || !is) throw new Error('There are two sides');
  const alike = is
    .flatMap((one) => was.map((other) => ({ key: one.key, of: other.key, score: likeness(one.pairs, other.pairs) })))
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => b.score - a.score);
  for (const { key, of } of alike) if (!found.has(key) && !taken.has(of)) settle(key, of);

  const partOf = (one: (typeof was)[number], wholes: typeof was) =>
    wholes.find((whole) => shareIn(one.pairs, whole.pairs) >= PART)?.key ?? null;
  const kept = was.filter(({ key }) => taken.has(key));
  const going = is.filter(({ key }) => found.has(key));
  return {
    matches: is.map((one) => {
      const of = found.get(one.key) ?? null;
      return { key: one.key, before: of, splitFrom: of === null ? partOf(one, kept) : null };
    }),
    gone: was.filter(({ key }) => !taken.has(key)).map((one) => ({ key: one.key, joinedInto: partOf(one, going) })),
  };
}
