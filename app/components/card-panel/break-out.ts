/** Longest title of a task card broken out of a commitment, in characters. */
const TITLE_LENGTH = 40;
/** Shorter than this a piece before punctuation says too little. */
const MIN_LENGTH = 6;

/** A title for a task out of a commitment's text: its beginning, cut where the strongest punctuation allows. */
export function titleFrom(text: string): string {
  const characters = Array.from(text.trim().replace(/\s+/gu, ' '));
  const start = characters.slice(0, TITLE_LENGTH + 1).join('');
  for (const marks of [/[。；;！？]/u, /[，,：:]/gu, /、/gu]) {
    const at = marks.global ? lastMatch(start, marks) : start.search(marks);
    if (at >= MIN_LENGTH) return start.slice(0, at);
  }
  return characters.length <= TITLE_LENGTH ? start : characters.slice(0, TITLE_LENGTH).join('');
}

function lastMatch(text: string, marks: RegExp): number {
  return Array.from(text.matchAll(marks), ({ index }) => index).at(-1) ?? -1;
}
