import type { ReadingCorrection } from './reading-corrections.ts';

/**
 * A correction as it is of another version of its text.
 *
 * @param placeOf where what stands at a place of the one text stands in the other; null where it does not
 * @returns null where what was corrected is not in that version
 */
export function moveCorrection(
  correction: ReadingCorrection,
  placeOf: (at: number) => number | null,
): ReadingCorrection | null {
  switch (correction.kind) {
    case 'plan-title':
    case 'doc-number':
    case 'agency-rename':
    case 'agency-kind':
      return correction;
    case 'measure-title': {
      const measure = placeOf(correction.measure);
      return measure === null ? null : { ...correction, measure };
    }
    case 'agency-add':
    case 'agency-remove':
    case 'agency-role':
    case 'deadline-add':
    case 'open-ended':
    case 'join': {
      const commitment = placeOf(correction.commitment);
      return commitment === null ? null : { ...correction, commitment };
    }
    case 'deadline-change':
    case 'deadline-remove':
    case 'split': {
      const [commitment, at] = [placeOf(correction.commitment), placeOf(correction.at)];
      return commitment === null || at === null ? null : { ...correction, commitment, at };
    }
    case 'aside': {
      const at = placeOf(correction.at);
      return at === null ? null : { ...correction, at };
    }
    case 'take': {
      const [at, measure] = [placeOf(correction.at), placeOf(correction.measure)];
      const commitment = correction.commitment === null ? null : placeOf(correction.commitment);
      const isAway = at === null || measure === null || (correction.commitment !== null && commitment === null);
      return isAway ? null : { ...correction, at, measure, commitment };
    }
    case 'review':
      return moveReview(correction, placeOf);
    default:
      return unknownKind(correction);
  }
}

/** By the place that a warning's key names: see `warningKeys`. */
function moveReview(
  correction: Extract<ReadingCorrection, { kind: 'review' }>,
  placeOf: (at: number) => number | null,
): ReadingCorrection | null {
  const [, code, place, nth] = /^(.+)@(\d+)#(\d+)$/.exec(correction.warning) ?? [];
  const at = place === undefined ? null : placeOf(Number(place));
  return at === null ? null : { ...correction, warning: `${code}@${at}#${nth}` };
}

function unknownKind(correction: never): never {
  throw new TypeError(`No such correction: ${JSON.stringify(correction)}`);
}
