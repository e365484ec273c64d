import type { Span } from '../plan.ts';
import { compact, isBlank } from './fold.ts';
import { NUMERAL, parseNumeral } from './numerals.ts';

/** A heading's number; the title is what follows, and the caller's to find. */
export interface HeadingMark {
  readonly kind: 'section' | 'measure';
  /** As written; null for an empty pair of brackets. */
  readonly number: string | null;
  readonly span: Span;
}

/** Not 三、四线城市 or 一、二季度, which only begin like a heading. */
const SECTION = new RegExp(`(${NUMERAL}) {0,8}[、.] {0,8}(?![一二三四五六七八九十][、和线级类等季产])`, 'y');
const MEASURE = new RegExp(`\\([ \\n]{0,200}(${NUMERAL}|)[ \\n]{0,200}\\)[ ]{0,8}[、.]? {0,8}`, 'y');
const ENCLOSED = /([㈠-㈩])[ 、.]{0,8}/y;

/**
 * The heading that opens a line of folded text: 一、 (a section), （一） (a measure), or the empty pair of brackets, over
 * two lines or one, that is left where text extraction lost a measure's number.
 */
export function headingAt(folded: string, at: number): HeadingMark | null {
  const section = match(SECTION, folded, at);
  if (section !== null) {
    const number = section[1] ?? '';
    return parseNumeral(number) === null
      ? null
      : { kind: 'section', number, span: { start: at, end: SECTION.lastIndex } };
  }
  const measure = match(MEASURE, folded, at);
  if (measure !== null) {
    const number = compact(measure[1] ?? '');
    if (number !== '' && parseNumeral(number) === null) return null;
    return {
      kind: 'measure',
      number: number === '' ? null : number,
      span: { start: at, end: trimmedEnd(folded, at, MEASURE.lastIndex) },
    };
  }
  const enclosed = match(ENCLOSED, folded, at);
  if (enclosed === null) return null;
  const number = '一二三四五六七八九十'[(enclosed[1] ?? '㈠').charCodeAt(0) - '㈠'.charCodeAt(0)] ?? '';
  return { kind: 'measure', number, span: { start: at, end: ENCLOSED.lastIndex } };
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function trimmedEnd(folded: string, start: number, end: number): number {
  let to = end;
  while (to > start && isBlank(folded[to - 1])) to -= 1;
  return to;
}

const ITEM = /(?:\d{1,2} {0,4}[.、](?!\d) {0,4}|(\(\d{1,2}\)) {0,4}|([①-⑳]) {0,4})/y;

/** The mark of a numbered item below a measure: `1.`, `（1）` or `①`; the three never stand on one level. */
export interface ItemMark {
  readonly level: 'point' | 'bracket' | 'circle';
  readonly span: Span;
}

/** The item mark that opens a line of folded text, if one does. */
export function itemMarkAt(folded: string, at: number): ItemMark | null {
  const mark = match(ITEM, folded, at);
  if (mark === null) return null;
  const level = mark[1] !== undefined ? 'bracket' : mark[2] !== undefined ? 'circle' : 'point';
  return { level, span: { start: at, end: ITEM.lastIndex } };
}
