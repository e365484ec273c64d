import type { Paper } from './snapshots/services.ts';

const SIZES: Readonly<Record<Paper, string>> = { a4: 'A4 portrait', a3: 'A3 landscape' };
const FONT = '8pt "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif';
/** What stands for the numbers of pages until CSS counts them; no text has it. */
const [PAGE, PAGES] = ['\u{e000}', '\u{e001}'];

/**
 * The style of sheets of paper: their size, what runs along their tops but on the cover, and their numbers at the bottom (CSS
 * Paged Media 3, margin boxes). Browsers that do not know such boxes print the same pages with their own numbers.
 *
 * @param running the line along the top
 * @param numbering how a page is numbered, from the texts for its number and how many there are
 */
export function pageCss(paper: Paper, running: string, numbering: (page: string, pages: string) => string): string {
  const numbered = numbering(PAGE, PAGES)
    .split(new RegExp(`([${PAGE}${PAGES}])`))
    .filter(Boolean)
    .map((part) => (part === PAGE ? 'counter(page)' : part === PAGES ? 'counter(pages)' : cssString(part)))
    .join(' ');
  return `@page {
  size: ${SIZES[paper]};
  margin: 17mm 12mm 16mm;
  @top-left { content: ${cssString(running)}; font: ${FONT}; color: #4a4b45; }
  @bottom-center { content: ${numbered}; font: ${FONT}; }
}
@page :first {
  @top-left { content: none; }
}
`;
}

/** A text as CSS, and HTML around it, read it as that text: all but letters and digits by their numbers. */
function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} ]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}
