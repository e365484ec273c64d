import { diffChars, diffLines } from 'diff';

/**
 * Characters from a place on that must be the same in both texts. Fewer may be alike by chance: every measure begins with a
 * bracket.
 */
const ALIKE = 8;

/** Edits above which lines that have changed are not compared: the time grows with the square of them; 1,000 take 50 ms. */
const EDITS = 1_000;

/** A stretch that stands in both texts. */
interface Stretch {
  readonly before: number;
  readonly after: number;
  readonly length: number;
}

/**
 * Where what stands at a place of one text stands in a corrected version of it. Places are UTF-16 offsets.
 *
 * @returns null for a place whose words are not in the other, or not sure to be the same ones
 */
export function placesIn(before: string, after: string): (at: number) => number | null {
  const stretches = joined(stretchesOf(before, after));
  return (at) => {
    const found = stretches.find((one) => one.before <= at && at < one.before + one.length);
    if (!found || found.before + found.length - at < Math.min(ALIKE, before.length - at)) return null;
    return found.after + at - found.before;
  };
}

/** Line by line, and where lines have changed, character by character. */
function stretchesOf(before: string, after: string): Stretch[] {
  const stretches: Stretch[] = [];
  const at = { before: 0, after: 0 };
  const hunk = { removed: '', added: '' };
  const close = () => {
    for (const { value, added, removed } of diffChars(hunk.removed, hunk.added, { maxEditLength: EDITS }) ?? [
      { value: hunk.removed, removed: true, added: false },
      { value: hunk.added, removed: false, added: true },
    ]) {
      if (!added && !removed) stretches.push({ ...at, length: value.length });
      if (!added) at.before += value.length;
      if (!removed) at.after += value.length;
    }
    hunk.removed = '';
    hunk.added = '';
  };
  for (const { value, added, removed } of diffLines(before, after)) {
    if (removed) hunk.removed += value;
    else if (added) hunk.added += value;
    else {
      close();
      stretches.push({ ...at, length: value.length });
      at.before += value.length;
      at.after += value.length;
    }
  }
  close();
  return stretches;
}

/** Those that follow each other in both texts are one. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const one of stretches) {
    const last = all.at(-1);
    const isNext =
      last && last.before + last.length === one.before && last.after + last.length === one.after && one.length > 0;
    if (isNext) all[all.length - 1] = { ...last, length: last.length + one.length };
    else if (one.length > 0) all.push(one);
  }
  return all;
}
