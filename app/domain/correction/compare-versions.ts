import type { MatchedCommitments } from './match-commitments.ts';
import { type MeasureChoices, type MeasureMatch, matchMeasures } from './match-measures.ts';
import { isUnchanged, type MeasureChanges, measureChanges } from './measure-changes.ts';
import { bare, type MeasureText, type SectionText, type Version } from './version.ts';

/** How a new version of a document differs from the one there is. */
export interface Comparison {
  /** Of the new version, in its order. */
  readonly measures: readonly ComparedMeasure[];
  /** Those that nothing goes on with. */
  readonly gone: readonly MeasureText[];
  /** Those that were in no text any more before, and are in this one neither. */
  readonly away: readonly MeasureText[];
  /** Sections of the new version, each with the one that it goes on with; null for a new one. */
  readonly sections: readonly { readonly section: SectionText; readonly before: SectionText | null }[];
  /** Measures of which a person has yet to say what they go on with. */
  readonly open: number;
}

export interface ComparedMeasure {
  readonly match: MeasureMatch;
  readonly after: MeasureText;
  /** Null for one that goes on with nothing, or of which that is open. */
  readonly going: {
    readonly before: MeasureText;
    readonly changes: MeasureChanges;
    readonly isUnchanged: boolean;
    readonly commitments: MatchedCommitments;
    /** It was not in the document any more, and is again. */
    readonly isBack: boolean;
  } | null;
}

/** @param goneBefore measures that were in an earlier text and are not in this one; their sections do not count */
export function compareVersions(
  before: Version,
  after: Version,
  {
    choices = {},
    goneBefore = [],
  }: { readonly choices?: MeasureChoices; readonly goneBefore?: readonly MeasureText[] } = {},
): Comparison {
  const all = { ...before, measures: [...before.measures, ...goneBefore] };
  const was = new Map(all.measures.map((measure) => [measure.key, measure]));
  const is = new Map(after.measures.map((measure) => [measure.key, measure]));
  const away = new Set(goneBefore.map(({ key }) => key));
  const sections = matchSections(before.sections, after.sections);
  const sectionBefore = new Map(sections.map(({ section, before: of }) => [section.key, of?.key ?? null]));
  const matches = matchMeasures(all, after, { choices, away });
  const measures = matches.map((match): ComparedMeasure => {
    const one = is.get(match.key);
    const other = match.before === null ? undefined : was.get(match.before);
    if (!one) throw new Error('A match is of a measure that there is');
    if (!other) return { match, after: one, going: null };
    const isMoved =
      !away.has(other.key) && (one.sectionKey === null ? null : sectionBefore.get(one.sectionKey)) !== other.sectionKey;
    // A title that the text lost and a person supplied is not lost with the next text.
    const titled = { ...one, title: one.title ?? other.title };
    const { changes, commitments } = measureChanges(other, titled, isMoved);
    const isBack = away.has(other.key);
    return {
      match,
      after: titled,
      going: { before: other, changes, commitments, isBack, isUnchanged: !isBack && isUnchanged(changes) },
    };
  });
  const going = new Set(matches.map((match) => match.before));
  return {
    measures,
    sections,
    gone: before.measures.filter(({ key }) => !going.has(key)),
    away: goneBefore.filter(({ key }) => !going.has(key)),
    open: matches.filter(({ open }) => open.length > 0).length,
  };
}

/** Sections go on by number and title, then by title, then by number: nothing hangs on one but its measures. */
function matchSections(before: readonly SectionText[], after: readonly SectionText[]): Comparison['sections'] {
  const found = new Map<string, SectionText>();
  const taken = new Set<string>();
  for (const name of [
    ({ number, title }: SectionText) => `${bare(number)} ${bare(title)}`,
    ({ title }: SectionText) => bare(title),
    ({ number }: SectionText) => bare(number),
  ]) {
    for (const section of after) {
      if (found.has(section.key)) continue;
      const other = before.find((one) => !taken.has(one.key) && name(one) === name(section));
      if (!other) continue;
      found.set(section.key, other);
      taken.add(other.key);
    }
  }
  return after.map((section) => ({ section, before: found.get(section.key) ?? null }));
}
