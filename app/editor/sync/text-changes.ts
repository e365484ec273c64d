import { simpleDiffStringWithCursor } from 'lib0/diff';

/** What is to be taken out of a text at an index, and put in there. In UTF-16 units, as Yjs counts. */
export interface TextChange {
  readonly index: number;
  readonly remove: number;
  readonly insert: string;
}

/** Characters that two texts must have in a row to be taken for the same words, unless it is all of one of them. */
const LEAST = 2;
/** Pairs of characters that are compared at most: a few thousand against as many, which takes some hundredths of a second. */
const MOST = 4_000_000;

/**
 * The changes that make one text another, from left to right. Where words are replaced by others, as when a version is
 * restored, those that both have stay as they are: whoever writes among them goes on writing among them.
 *
 * @param caret with its help a character typed among its like (哈哈) goes in where it was typed
 */
export function textChanges(before: string, after: string, caret: number): TextChange[] {
  if (before === after) return [];
  const { index, remove, insert } = simpleDiffStringWithCursor(before, after, caret);
  const changes: TextChange[] = [];
  refine([...before.slice(index, index + remove)], [...insert], index, changes);
  return changes;
}

/** By whole characters: half of one may not stand alone. */
function refine(before: readonly string[], after: readonly string[], index: number, changes: TextChange[]): void {
  if (before.length === 0 && after.length === 0) return;
  const same = longestCommon(before, after);
  if (same === null) {
    changes.push({ index, remove: before.join('').length, insert: after.join('') });
    return;
  }
  const { left, right, length } = same;
  refine(before.slice(0, left), after.slice(0, right), index, changes);
  const rest = index + before.slice(0, left + length).join('').length;
  refine(before.slice(left + length), after.slice(right + length), rest, changes);
}

/** The longest row of characters that is in both, by where it begins in each; null for none that counts. */
function longestCommon(before: readonly string[], after: readonly string[]) {
  if (before.length * after.length > MOST) return null;
  let found = { left: 0, right: 0, length: 0 };
  /** By index in the one after: how long a row ends there and at the character before. */
  let rows = new Uint32Array(after.length + 1);
  for (const [i, character] of before.entries()) {
    const next = new Uint32Array(after.length + 1);
    for (const [j, other] of after.entries()) {
      if (character !== other) continue;
      const length = (rows[j] ?? 0) + 1;
      next[j + 1] = length;
      if (length > found.length) found = { left: i + 1 - length, right: j + 1 - length, length };
    }
    rows = next;
  }
  return found.length < Math.min(LEAST, Math.max(1, before.length), Math.max(1, after.length)) ? null : found;
}

/** Rows of characters that two texts have in common, in the order of both; each text as a whole, however short it is. */
export function commonRows(one: string, other: string): { from: number; to: number; length: number }[] {
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one];
  const at = longer.indexOf(shorter);
  if (shorter !== '' && at !== -1) {
    return [{ from: shorter === one ? 0 : at, to: shorter === one ? at : 0, length: shorter.length }];
  }
  const changes: TextChange[] = [];
  refine([...one], [...other], 0, changes);
  return between(changes, one.length);
}

/** What changes leave as it is. */
function between(changes: readonly TextChange[], length: number): { from: number; to: number; length: number }[] {
  const rows: { from: number; to: number; length: number }[] = [];
  let [from, to] = [0, 0];
  for (const { index, remove, insert } of [...changes, { index: length, remove: 0, insert: '' }]) {
    if (index > from) rows.push({ from, to, length: index - from });
    to += index - from + insert.length;
    from = index + remove;
  }
  return rows;
}
