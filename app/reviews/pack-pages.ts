/**
 * Rows on as few pages as hold them in their order: no row is torn, none is made smaller. One that is taller than a page has a
 * page of its own.
 *
 * @param heights of the rows, in CSS pixels
 * @param available height of a page
 * @param gap between two rows
 * @returns for each page, the rows on it, as places in `heights`; one empty page for no rows
 */
export function packPages(heights: readonly number[], available: number, gap: number): number[][] {
  const pages: number[][] = [[]];
  let used = 0;
  for (const [row, height] of heights.entries()) {
    const page = pages.at(-1) ?? [];
    const needed = page.length === 0 ? height : used + gap + height;
    if (page.length > 0 && needed > available) {
      pages.push([row]);
      used = height;
    } else {
      page.push(row);
      used = needed;
    }
  }
  return pages;
}

/** Where a text may be torn: after a sentence, a line or a comma. */
const ENDS = /[。！？；;.!?\n，,]/u;

/** A long text in pieces of at most `length` characters, torn where a sentence ends if there is such a place in its last half. */
export function splitText(text: string, length: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > length) {
    let end = length;
    while (end > length / 2 && !ENDS.test(rest[end - 1] ?? '')) end--;
    if (end <= length / 2) end = isHalf(rest, length) ? length - 1 : length;
    pieces.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === '' && pieces.length > 0 ? pieces : [...pieces, rest];
}

/** Whether a character of two code units would be torn there. */
function isHalf(text: string, end: number): boolean {
  const code = text.charCodeAt(end);
  return code >= 0xdc00 && code <= 0xdfff;
}
