import { withParts } from './correct-commitments.ts';
import { changeMeasure, Inapplicable, numbered, placeOf, type Working, type WorkingCommitment } from './corrected.ts';
import { fold } from './fold.ts';
import { trimSpan } from './lines.ts';
import type { CoverageKind } from './reading.ts';

/** Says of an unread stretch that it is no part of any measure, or takes that back. @throws Inapplicable */
export function setAside(working: Working, at: number, to: boolean): Working {
  return recover(working, at, to ? 'unread' : 'aside', to ? 'aside' : 'unread');
}

/**
 * Makes an unread stretch a commitment of a measure, in its place among the others, or the passage of one that has none.
 *
 * @throws Inapplicable
 */
export function takePassage(working: Working, at: number, measure: number, commitment: number | null): Working {
  const { source } = working;
  const found = working.coverage.find(({ kind, span }) => kind === 'unread' && span.start <= at && at < span.end);
  const span = found
    ? trimSpan(fold(source.slice(found.span.start, found.span.end)), 0, found.span.end - found.span.start)
    : null;
  if (!found || span === null) throw new Inapplicable('no-such-place');
  const part = { start: found.span.start + span.start, end: found.span.start + span.end };
  const taken = changeMeasure(working, measure, (own) => {
    if (commitment === null) {
      const added = withParts(source, { ...EMPTY, clauseSpan: { start: part.end, end: part.end } }, [part]);
      const later = own.commitments.findIndex((one) => placeOf(one) > part.start);
      const index = later === -1 ? own.commitments.length : later;
      return { ...own, commitments: numbered(own.commitments.toSpliced(index, 0, added)) };
    }
    const index = own.commitments.findIndex((one) => placeOf(one) === commitment);
    const empty = own.commitments[index];
    if (!empty) throw new Inapplicable('no-such-commitment');
    if (empty.parts.length > 0) throw new Inapplicable('changed-meanwhile');
    return { ...own, commitments: own.commitments.toSpliced(index, 1, withParts(source, empty, [part])) };
  });
  return recover(taken, at, 'unread', 'passage');
}

/** @throws Inapplicable */
export function reviewWarning(working: Working, warning: string, to: boolean): Working {
  if (!working.warnings.has(warning)) throw new Inapplicable('no-such-warning');
  if (working.reviewed.has(warning) === to) throw new Inapplicable('already-so');
  const reviewed = new Set(working.reviewed);
  if (to) reviewed.add(warning);
  else reviewed.delete(warning);
  return { ...working, reviewed };
}

const EMPTY: Omit<WorkingCommitment, 'clauseSpan'> = {
  ordinal: 0,
  text: '',
  clause: '',
  openEnded: false,
  responsibilities: [],
  deadlines: [],
  passageSpan: { start: 0, end: 0 },
  parts: [],
};

function recover(working: Working, at: number, from: CoverageKind, to: CoverageKind): Working {
  const index = working.coverage.findIndex(({ span }) => span.start <= at && at < span.end);
  const piece = working.coverage[index];
  if (piece?.kind === to) throw new Inapplicable('already-so');
  if (piece?.kind !== from) throw new Inapplicable('no-such-place');
  return { ...working, coverage: working.coverage.with(index, { kind: to, span: piece.span }) };
}
