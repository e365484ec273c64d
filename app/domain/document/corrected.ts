import type { AgencyKind, Span } from '../plan.ts';
import { agencyKind } from './agency-names.ts';
import type { Covered, ReadAgency, ReadCommitment, Reading, ReadMeasure } from './reading.ts';
import type { CorrectionFault } from './reading-corrections.ts';

/** A commitment while it is corrected. */
export interface WorkingCommitment extends ReadCommitment {
  /** The stretches its text is of, in order; none where it has no passage. Joined ones have several. */
  readonly parts: readonly Span[];
}

export interface WorkingMeasure extends ReadMeasure {
  readonly commitments: readonly WorkingCommitment[];
}

/** What was read, while it is corrected. */
export interface Working {
  readonly source: string;
  readonly title: string | null;
  readonly docNumber: string | null;
  readonly measures: readonly WorkingMeasure[];
  readonly coverage: readonly Covered[];
  /** Kinds that are not what the name says. */
  readonly kinds: ReadonlyMap<string, AgencyKind>;
  /** Keys of every warning, and of those that were looked at. */
  readonly warnings: ReadonlySet<string>;
  readonly reviewed: ReadonlySet<string>;
}

/** A correction that does not apply as things stand. */
export class Inapplicable extends Error {
  readonly fault: CorrectionFault;

  constructor(fault: CorrectionFault) {
    super(fault);
    this.fault = fault;
  }
}

/** What a commitment is named by: the place where its passage starts, or its clause. */
export function placeOf({ passageSpan }: Pick<ReadCommitment, 'passageSpan'>): number {
  return passageSpan.start;
}

/** @throws Inapplicable */
export function changeMeasure(
  working: Working,
  start: number,
  change: (measure: WorkingMeasure) => WorkingMeasure,
): Working {
  let found = false;
  const measures = working.measures.map((measure) => {
    if (measure.headingSpan.start !== start) return measure;
    found = true;
    return change(measure);
  });
  if (!found) throw new Inapplicable('no-such-measure');
  return { ...working, measures };
}

/**
 * Changes a commitment, or makes none or several of it; their numbers follow.
 *
 * @param change is told all of its measure, and which of them it is
 * @throws Inapplicable
 */
export function changeCommitments(
  working: Working,
  start: number,
  change: (commitments: readonly WorkingCommitment[], index: number) => readonly WorkingCommitment[],
): Working {
  for (const measure of working.measures) {
    const index = measure.commitments.findIndex((commitment) => placeOf(commitment) === start);
    if (index === -1) continue;
    const commitments = numbered(change(measure.commitments, index));
    return changeMeasure(working, measure.headingSpan.start, (own) => ({ ...own, commitments }));
  }
  throw new Inapplicable('no-such-commitment');
}

/** @throws Inapplicable */
export function changeCommitment(
  working: Working,
  start: number,
  change: (commitment: WorkingCommitment) => WorkingCommitment,
): Working {
  return changeCommitments(working, start, (commitments, index) =>
    commitments.map((commitment, i) => (i === index ? change(commitment) : commitment)),
  );
}

export function numbered(commitments: readonly WorkingCommitment[]): WorkingCommitment[] {
  return commitments.map((commitment, i) => ({ ...commitment, ordinal: i + 1 }));
}

/** Every agency that answers for something, once, in the order of the commitments, which at first is that of the clauses. */
export function agenciesOf({ measures, kinds }: Pick<Working, 'measures' | 'kinds'>): ReadAgency[] {
  const agencies = new Map<string, ReadAgency>();
  for (const { commitments } of measures) {
    for (const { responsibilities } of commitments) {
      for (const { agency: name } of responsibilities) {
        if (!agencies.has(name)) agencies.set(name, { name, kind: kinds.get(name) ?? agencyKind(name) });
      }
    }
  }
  return [...agencies.values()];
}

/** A reading to be corrected. */
export function toWorking(source: string, reading: Reading, warnings: ReadonlySet<string>): Working {
  const measures = reading.measures.map((measure) => ({
    ...measure,
    commitments: measure.commitments.map((commitment) => ({ ...commitment, parts: partsOf(commitment) })),
  }));
  const { title, docNumber, coverage } = reading;
  const kinds = new Map(reading.agencies.map(({ name, kind }) => [name, kind]));
  return { source, title, docNumber, measures, coverage, kinds, warnings, reviewed: new Set() };
}

function partsOf({ passageSpan }: ReadCommitment): Span[] {
  return passageSpan.end > passageSpan.start ? [passageSpan] : [];
}
