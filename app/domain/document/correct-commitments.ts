import type { Span } from '../plan.ts';
import { distinct } from './correct-agencies.ts';
import { inOrder } from './correct-deadlines.ts';
import { changeCommitments, Inapplicable, type Working, type WorkingCommitment } from './corrected.ts';
import { hull } from './draft.ts';
import { fold } from './fold.ts';
import { trimSpan } from './lines.ts';
import { paragraphsOf } from './paragraphs.ts';
import type { Covered } from './reading.ts';

/**
 * Makes two commitments of one. Both have its clause and its agencies; deadlines go with their words.
 *
 * @param at a place within its passage, with something but blanks on both sides
 * @throws Inapplicable
 */
export function splitCommitment(working: Working, commitment: number, at: number): Working {
  let cut = at;
  const split = changeCommitments(working, commitment, (commitments, index) =>
    commitments.flatMap((own, i) => {
      if (i !== index) return [own];
      const sides = splitParts(working, own, at);
      cut = sides.after[0]?.start ?? at;
      const dated = (keep: (start: number) => boolean) =>
        own.deadlines.filter(({ span }) => !own.parts.some((part) => isWithin(span, part)) || keep(span.start));
      return [
        withParts(working.source, { ...own, deadlines: dated((start) => start < cut) }, sides.before),
        withParts(working.source, { ...own, deadlines: dated((start) => start >= cut) }, sides.after),
      ];
    }),
  );
  return { ...split, coverage: cutCoverage(working.coverage, cut) };
}

/**
 * Makes one commitment of two that follow each other in a measure: their passages and agencies together.
 *
 * @throws Inapplicable
 */
export function joinCommitments(working: Working, commitment: number): Working {
  let seam: number | null = null;
  const joined = changeCommitments(working, commitment, (commitments, index) => {
    const [first, second] = [commitments[index], commitments[index + 1]];
    if (!first || !second) throw new Inapplicable('nothing-to-join');
    const parts = joinParts(working.source, first.parts, second.parts);
    // One of a kind again: what a split had cut in the text is whole.
    if (parts.length < first.parts.length + second.parts.length) seam = second.parts[0]?.start ?? null;
    const isOneClause = first.clauseSpan.start === second.clauseSpan.start;
    const one: WorkingCommitment = {
      ...first,
      clause: isOneClause ? first.clause : [first.clause, second.clause].filter((words) => words !== '').join('；'),
      clauseSpan: isOneClause ? first.clauseSpan : together(first.clauseSpan, second.clauseSpan),
      openEnded: first.openEnded || second.openEnded,
      responsibilities: distinct([...first.responsibilities, ...second.responsibilities]),
      deadlines: inOrder([...first.deadlines, ...second.deadlines]),
    };
    return commitments.toSpliced(index, 2, withParts(working.source, one, parts));
  });
  return seam === null ? joined : { ...joined, coverage: mendCoverage(working.coverage, seam) };
}

/** A commitment whose passage is these stretches. */
export function withParts(source: string, commitment: WorkingCommitment, parts: readonly Span[]): WorkingCommitment {
  const { clauseSpan } = commitment;
  return {
    ...commitment,
    parts,
    passageSpan: parts.length > 0 ? hull(parts) : { start: clauseSpan.start, end: clauseSpan.start },
    text: parts.map((part) => paragraphsOf(source, part, '\n')).join('\n'),
  };
}

function splitParts({ source, coverage }: Working, { parts }: WorkingCommitment, at: number) {
  const index = parts.findIndex(({ start, end }) => start < at && at < end);
  const part = parts[index];
  // Half of 由甲会同乙负责 names nobody, and half of a character is none.
  const isInClause = coverage.some(({ kind, span }) => kind === 'clause' && span.start < at && at < span.end);
  if (!part || isInClause || isWithinCharacter(source, at)) throw new Inapplicable('cannot-split');
  const left = trimmed(source, { start: part.start, end: at });
  const right = trimmed(source, { start: at, end: part.end });
  if (left === null || right === null) throw new Inapplicable('cannot-split');
  return { before: [...parts.slice(0, index), left], after: [right, ...parts.slice(index + 1)] };
}

/** Stretches with nothing but blanks between them are one. */
function joinParts(source: string, first: readonly Span[], second: readonly Span[]): Span[] {
  const [last, next] = [first.at(-1), second[0]];
  const areOne =
    last && next && last.end <= next.start && trimmed(source, { start: last.end, end: next.start }) === null;
  if (!areOne) return [...first, ...second].sort((a, b) => a.start - b.start);
  return [...first.slice(0, -1), { start: last.start, end: next.end }, ...second.slice(1)];
}

function together(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function trimmed(source: string, { start, end }: Span): Span | null {
  const span = trimSpan(fold(source.slice(start, end)), 0, end - start);
  return span && { start: start + span.start, end: start + span.end };
}

function isWithinCharacter(source: string, at: number): boolean {
  return /^[\udc00-\udfff]/.test(source.slice(at, at + 1)) && /[\ud800-\udbff]$/.test(source.slice(at - 1, at));
}

/** Cuts the passage at a place in two, so that each half is shown beside its own commitment. A title stays whole. */
function cutCoverage(coverage: readonly Covered[], at: number): Covered[] {
  return coverage.flatMap(({ kind, span }): Covered[] => {
    if (kind !== 'passage' || at <= span.start || span.end <= at) return [{ kind, span }];
    return [
      { kind, span: { start: span.start, end: at } },
      { kind, span: { start: at, end: span.end } },
    ];
  });
}

function mendCoverage(coverage: readonly Covered[], at: number): Covered[] {
  const index = coverage.findIndex(({ span }) => span.start === at);
  const [before, after] = [coverage[index - 1], coverage[index]];
  if (before?.kind !== 'passage' || after?.kind !== 'passage') return [...coverage];
  return coverage.toSpliced(index - 1, 2, {
    kind: 'passage',
    span: { start: before.span.start, end: after.span.end },
  });
}
