import { likeness, type Pairs, pairsOf } from './likeness.ts';
import { bare, bodyOf, type MeasureText, type Version, wordsOf } from './version.ts';

/** What was chosen for measures of the new version, by their keys: the one that each goes on with, null for none. */
export type MeasureChoices = Readonly<Record<string, string | null>>;

/** How it is known what a measure goes on with. */
export type MatchReason = 'same' | 'title' | 'alike' | 'chosen';

/** A measure of the new version. */
export interface MeasureMatch {
  readonly key: string;
  /** The one that it goes on with; null for a new one, and while that is open. */
  readonly before: string | null;
  /** Null for one that goes on with nothing by itself. */
  readonly reason: MatchReason | null;
  /** Those that it may go on with, the most alike first; a person has to say. None where there is no doubt. */
  readonly open: readonly string[];
}

/** Texts less alike than this are of different measures. */
const STRANGE = 0.2;
/** Texts as alike as this are of one measure, where no other is nearly as alike as that. */
const ALIKE = 0.6;
/** Pairs above which none are compared: what has no title in common is then new or gone, and a person may say otherwise. */
const MOST_PAIRS = 100_000;
/** By how much the next best must be less alike. */
const MARGIN = 0.15;

/**
 * Finds out which measure each of a new version goes on with. By number and title first, then by a title that each side has
 * once, then by how alike the texts are; what that leaves in doubt is said, never guessed.
 *
 * @param options.choices go before everything; of two that were chosen to go on with one, neither does
 * @param options.away keys of those of before that are in no text any more: what is in it goes before them
 */
export function matchMeasures(
  before: Version,
  after: Version,
  { choices = {}, away = new Set() }: { readonly choices?: MeasureChoices; readonly away?: ReadonlySet<string> } = {},
): MeasureMatch[] {
  const matched = new Map<string, MeasureMatch>();
  const was = new Map(before.measures.map((measure) => [measure.key, measure]));
  const is = new Map(after.measures.map((measure) => [measure.key, measure]));
  const settle = (key: string, of: string | null, reason: MatchReason | null) => {
    matched.set(key, { key, before: of, reason, open: [] });
    is.delete(key);
    if (of !== null) was.delete(of);
  };

  const wanted = after.measures.flatMap(({ key }) => {
    const of = choices[key];
    return of === undefined || (of !== null && !was.has(of)) ? [] : [{ key, of }];
  });
  for (const { key, of } of wanted) {
    const isTwice = of !== null && wanted.filter((other) => other.of === of).length > 1;
    if (!isTwice) settle(key, of, 'chosen');
  }

  const sectionsOf = ({ sections }: Version) => new Map(sections.map(({ key, title }) => [key, bare(title)]));
  const [wasIn, isIn] = [sectionsOf(before), sectionsOf(after)];
  const sectionOf = (measure: MeasureText) => (was.has(measure.key) ? wasIn : isIn).get(measure.sectionKey ?? '') ?? '';
  const name = ({ number, title }: MeasureText) => `${bare(number)} ${bare(title)}`;
  // From what leaves the least doubt on: those that stand there twice word for word are as good as one another.
  const steps: Step[] = [
    { words: (one) => `${name(one)} ${sectionOf(one)} ${wordsOf(one)}`, reason: 'same', isInOrder: true },
    { words: (one) => one.title && `${name(one)} ${sectionOf(one)}`, reason: 'same', isInOrder: false },
    { words: (one) => one.title && name(one), reason: 'same', isInOrder: false },
    { words: (one) => one.title && bare(one.title), reason: 'title', isInOrder: false },
    { words: bodyOf, reason: 'alike', isInOrder: false },
  ];
  for (const isAway of [false, true]) {
    for (const { words, reason, isInOrder } of steps) {
      const side = [...was.values()].filter(({ key }) => away.has(key) === isAway);
      for (const [key, of] of pairEqual(side, is.values(), words, isInOrder)) settle(key, of, reason);
    }
  }

  let left = likely(was, is);
  for (let found = sure(left); found.length > 0; found = sure(left)) {
    for (const [key, of] of found) settle(key, of, 'alike');
    left = left.filter(({ key, of }) => is.has(key) && was.has(of));
  }
  return after.measures.map(({ key }) => {
    const open = left.filter((one) => one.key === key).map(({ of }) => of);
    return matched.get(key) ?? { key, before: null, reason: null, open };
  });
}

interface Step {
  readonly words: (measure: MeasureText) => string | null;
  readonly reason: MatchReason;
  /** Whether those of the same words are paired as they come; else each side must have one alone. */
  readonly isInOrder: boolean;
}

function pairEqual(
  was: Iterable<MeasureText>,
  is: Iterable<MeasureText>,
  words: Step['words'],
  isInOrder: boolean,
): [key: string, of: string][] {
  const [before, after] = [group(was, words), group(is, words)];
  return [...after].flatMap(([said, keys]): [string, string][] => {
    const others = before.get(said) ?? [];
    if (!isInOrder && (keys.length > 1 || others.length > 1)) return [];
    return keys.flatMap((key, i): [string, string][] => {
      const of = others[i];
      return of === undefined ? [] : [[key, of]];
    });
  });
}

function group(measures: Iterable<MeasureText>, words: Step['words']): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const measure of measures) {
    const said = words(measure);
    if (said) groups.set(said, [...(groups.get(said) ?? []), measure.key]);
  }
  return groups;
}

interface Candidate {
  readonly key: string;
  readonly of: string;
  readonly score: number;
}

/** Every pair of which one may go on with the other, the most alike first. */
function likely(was: ReadonlyMap<string, MeasureText>, is: ReadonlyMap<string, MeasureText>): Candidate[] {
  if (was.size * is.size > MOST_PAIRS) return [];
  const pairs = (measures: ReadonlyMap<string, MeasureText>) =>
    [...measures.values()].map((measure): [string, Pairs] => [measure.key, pairsOf(wordsOf(measure))]);
  const before = pairs(was);
  return pairs(is)
    .flatMap(([key, own]) => before.map(([of, other]): Candidate => ({ key, of, score: likeness(own, other) })))
    .filter(({ score }) => score >= STRANGE)
    .sort((a, b) => b.score - a.score);
}

/** The pairs that no other is nearly as alike as, on either side. */
function sure(candidates: readonly Candidate[]): [key: string, of: string][] {
  return candidates.flatMap(({ key, of, score }): [string, string][] => {
    const rival = candidates.find((other) => (other.key === key) !== (other.of === of));
    return score >= ALIKE && (rival === undefined || rival.score <= score - MARGIN) ? [[key, of]] : [];
  });
}
