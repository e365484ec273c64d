import { addAgency, changeKind, changeRole, removeAgency, renameAgency } from './correct-agencies.ts';
import { joinCommitments, splitCommitment } from './correct-commitments.ts';
import { addDeadline, changeDeadline, removeDeadline } from './correct-deadlines.ts';
import { reviewWarning, setAside, takePassage } from './correct-places.ts';
import { agenciesOf, changeCommitment, changeMeasure, Inapplicable, toWorking, type Working } from './corrected.ts';
import { unreadOf } from './coverage.ts';
import { fold } from './fold.ts';
import type { Reading } from './reading.ts';
import { CORRECTION_LIMITS, type CorrectionFault, type ReadingCorrection } from './reading-corrections.ts';
import { warningKeys } from './warning-keys.ts';

/** A reading with corrections, and what became of each of them. */
export interface CorrectedReading {
  /** Warnings that were looked at, or that a correction settled, are not among its warnings. */
  readonly reading: Reading;
  /** Keys of the warnings that are not. */
  readonly reviewed: ReadonlySet<string>;
  /** For each correction, why it did not apply; null where it did. */
  readonly faults: readonly (CorrectionFault | null)[];
}

/**
 * Corrects what was read of a text, one correction after the other (SPEC R38–R42). What does not apply changes nothing and is
 * told. Never throws.
 *
 * @param reading of `source`, as `readDocument` gives it
 */
export function correctReading(
  source: string,
  reading: Reading,
  corrections: readonly ReadingCorrection[],
): CorrectedReading {
  const keys = warningKeys(reading.warnings);
  let working = toWorking(source, reading, new Set(keys));
  const faults = corrections.map((correction) => {
    try {
      working = applyCorrection(working, correction);
      return null;
    } catch (error) {
      if (error instanceof Inapplicable) return error.fault;
      throw error;
    }
  });
  if (faults.every((fault) => fault !== null)) return { reading, reviewed: new Set(), faults };
  const { title, docNumber, coverage, reviewed } = working;
  const corrected: Reading = {
    ...reading,
    title,
    docNumber,
    measures: working.measures.map((measure) => ({
      ...measure,
      commitments: measure.commitments.map(({ parts: _parts, ...commitment }) => commitment),
    })),
    agencies: agenciesOf(working),
    warnings: reading.warnings.filter((_warning, i) => !reviewed.has(keys[i] ?? '')),
    coverage,
    unread: coverage === reading.coverage ? reading.unread : unreadOf(source, fold(source), coverage),
  };
  return { reading: corrected, reviewed, faults };
}

/** @throws Inapplicable */
function applyCorrection(working: Working, correction: ReadingCorrection): Working {
  switch (correction.kind) {
    case 'plan-title':
      return settle({ ...working, title: replaced(working.title, correction, 'title') }, 'no-title', 0);
    case 'doc-number':
      return { ...working, docNumber: replaced(working.docNumber, correction, 'docNumber') };
    case 'measure-title': {
      const { measure } = correction;
      const titled = changeMeasure(working, measure, (own) => ({
        ...own,
        title: replaced(own.title, correction, 'title'),
      }));
      return settle(titled, 'heading-lost', measure);
    }
    case 'agency-add':
      return addAgency(working, correction.commitment, correction.agency, correction.role);
    case 'agency-remove':
      return removeAgency(working, correction.commitment, correction.agency, correction.role);
    case 'agency-role':
      return changeRole(working, correction.commitment, correction.agency, correction.from, correction.to);
    case 'agency-rename':
      return renameAgency(working, correction.from, correction.to);
    case 'agency-kind':
      return changeKind(working, correction.agency, correction.to);
    case 'deadline-add':
      return addDeadline(working, correction.commitment, correction.on, correction.phrase);
    case 'deadline-change':
      return changeDeadline(working, correction.commitment, correction.at, correction.from, correction.to);
    case 'deadline-remove':
      return removeDeadline(working, correction.commitment, correction.at, correction.on);
    case 'open-ended':
      return changeCommitment(working, correction.commitment, (own) => {
        if (own.openEnded === correction.to) throw new Inapplicable('already-so');
        return { ...own, openEnded: correction.to };
      });
    case 'split':
      return splitCommitment(working, correction.commitment, correction.at);
    case 'join':
      return joinCommitments(working, correction.commitment);
    case 'aside':
      return setAside(working, correction.at, correction.to);
    case 'take':
      return takePassage(working, correction.at, correction.measure, correction.commitment);
    case 'review':
      return reviewWarning(working, correction.warning, correction.to);
    default:
      return unknownKind(correction);
  }
}

/** What a title or a number becomes, if it still is what the person saw. */
function replaced<To extends string | null>(
  now: string | null,
  { from, to }: { readonly from: string | null; readonly to: To },
  limit: 'title' | 'docNumber',
): To {
  if (now !== from) throw new Inapplicable('changed-meanwhile');
  const clean = (to?.replace(/\s+/gu, ' ').trim() ?? null) as To;
  if (clean === now) throw new Inapplicable('already-so');
  if (clean === '') throw new Inapplicable('empty');
  if (clean !== null && clean.length > CORRECTION_LIMITS[limit]) throw new Inapplicable('too-long');
  return clean;
}

/** A warning that a correction answers needs nobody to look at it. */
function settle(working: Working, code: string, at: number): Working {
  const settled = [...working.warnings].filter((key) => key.startsWith(`${code}@${at}#`));
  return settled.length === 0 ? working : { ...working, reviewed: new Set([...working.reviewed, ...settled]) };
}

function unknownKind(correction: never): never {
  throw new TypeError(`No such correction: ${JSON.stringify(correction)}`);
}
