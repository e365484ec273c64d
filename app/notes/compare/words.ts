import { diffArrays } from 'diff';
import { align } from './align.ts';

/** Words that are in both, or in one of two texts. */
export interface Piece {
  readonly change: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** What comparing may still cost, in steps of its innermost loop: a million take about a tenth of a second. */
export class Budget {
  private steps = 2_000_000;

  /** Edits for which the whole budget suffices: the steps grow with their square. */
  get edits(): number {
    return Math.floor(Math.sqrt(this.steps));
  }

  spend(edits: number): void {
    this.steps = Math.max(0, this.steps - edits * edits);
  }
}

/** The dictionary of Chinese words comes with the browser and with node. Old browsers without take each character for one. */
const segmenter = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('zh-CN', { granularity: 'word' }) : null;
const WORD = /\p{Script=Latin}+|\p{N}+|\s+|./gsu;

/** Characters above which a text is compared sentence by sentence first: by words the time grows with the square of the edits. */
const LONG = 1_000;
/** A sentence with the mark that ends it, or a part of one that hardly ends. */
const SENTENCE = /[^。！？；!?;\n]{0,300}[。！？；!?;\n]+|[^。！？；!?;\n]{1,300}/gu;

/**
 * What of two texts is the same, what went and what came, by words. Where they differ by more than the budget has, the whole
 * middle of one went and that of the other came.
 */
export function compareWords(before: string, after: string, budget: Budget): Piece[] {
  if (before === after) return before === '' ? [] : [{ change: 'same', text: before }];
  if (before === '') return [{ change: 'added', text: after }];
  if (after === '') return [{ change: 'removed', text: before }];
  if (before.length <= LONG && after.length <= LONG) return tidy(compareShort(before, after, budget));
  const pairs = align(sentencesOf(before), sentencesOf(after));
  return tidy(pairs.flatMap(([was, is]) => compareShort(was?.text ?? '', is?.text ?? '', budget)));
}

function compareShort(before: string, after: string, budget: Budget): Piece[] {
  if (before === after) return [{ change: 'same', text: before }];
  const [left, right] = [wordsOf(before), wordsOf(after)];
  let head = 0;
  while (head < left.length && head < right.length && left[head] === right[head]) head++;
  let tail = 0;
  const rest = Math.min(left.length, right.length) - head;
  while (tail < rest && left[left.length - 1 - tail] === right[right.length - 1 - tail]) tail++;
  const middle = compareMiddle(left.slice(head, left.length - tail), right.slice(head, right.length - tail), budget);
  return [same(left.slice(0, head)), ...middle, same(left.slice(left.length - tail))];
}

function compareMiddle(left: readonly string[], right: readonly string[], budget: Budget): Piece[] {
  const found = diffArrays([...left], [...right], { maxEditLength: budget.edits });
  const pieces: Piece[] = found
    ? found.map(({ added, removed, value }) => ({
        change: added ? 'added' : removed ? 'removed' : 'same',
        text: value.join(''),
      }))
    : [
        { change: 'removed', text: left.join('') },
        { change: 'added', text: right.join('') },
      ];
  const edits = found?.reduce((sum, { added, removed, count }) => sum + (added || removed ? count : 0), 0);
  budget.spend(edits ?? budget.edits);
  return pieces;
}

const same = (words: readonly string[]): Piece => ({ change: 'same', text: words.join('') });

function sentencesOf(text: string) {
  return (text.match(SENTENCE) ?? []).map((sentence) => ({ text: sentence, family: '' }));
}

function wordsOf(text: string): string[] {
  return segmenter ? Array.from(segmenter.segment(text), ({ segment }) => segment) : (text.match(WORD) ?? []);
}

/** Characters between two changes that are no use to a reader as what stayed: 的, a comma. */
const SCRAP = 2;

interface Hunk {
  same: string;
  removed: string;
  added: string;
}

/** Joins what belongs together, so that a sentence that was rewritten is not shown as confetti. */
function tidy(pieces: readonly Piece[]): Piece[] {
  const hunks: Hunk[] = [];
  for (const { change, text } of pieces) {
    const last = hunks.at(-1);
    if (!last || (change === 'same' && (last.removed || last.added))) hunks.push({ same: '', removed: '', added: '' });
    (hunks.at(-1) as Hunk)[change] += text;
  }
  const joined: Hunk[] = [];
  for (const hunk of hunks) {
    const last = joined.at(-1);
    if (last && isScrap(last, hunk)) {
      last.removed += hunk.same + hunk.removed;
      last.added += hunk.same + hunk.added;
    } else joined.push({ ...hunk });
  }
  return joined.flatMap((hunk) =>
    (['same', 'removed', 'added'] as const)
      .filter((change) => hunk[change] !== '')
      .map((change) => ({ change, text: hunk[change] })),
  );
}

/** Whether what stayed before a change is less than what changed on both its sides. */
function isScrap(before: Hunk, { same, removed, added }: Hunk): boolean {
  const changed = (hunk: { removed: string; added: string }) => Math.max(hunk.removed.length, hunk.added.length);
  return same.length <= SCRAP && same.length <= changed(before) && same.length <= changed({ removed, added });
}
