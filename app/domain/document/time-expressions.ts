import type { Span } from '../plan.ts';
import { parseSmallNumber, parseYear } from './numerals.ts';

/** What the words of a time expression say, before anyone asks whether it is a limit. */
export interface TimeExpression {
  readonly span: Span;
  /** As written, or the relative word (今, 当, 每, …), or null for none. */
  readonly year: number | RelativeYear | null;
  /** The year in which a period of a plan ends: “十三五” → 2020. */
  readonly period: Period;
  /** Words that make it a limit: 前, 底, 末, 内, 期间, or 到 before it. */
  readonly limiting: boolean;
  /** 前 right after a bare year or month, which may or may not include it. */
  readonly ambiguous: boolean;
  readonly range: boolean;
}

export type RelativeYear = '今' | '本' | '当' | '明' | '次' | '每' | '同' | '翌';

/** A part of a year by its last month, and its last day where that is not the month's. */
export type Period =
  | { readonly unit: 'year' }
  | { readonly unit: 'month'; readonly month: number }
  | { readonly unit: 'day'; readonly month: number; readonly day: number };

const YEAR = '\\d{4}|[〇零一二三四五六七八九]{4}';
const SMALL = '\\d{1,2}|十[一二]?|[一二三四五六七八九]';
const DAY = '\\d{1,2}|三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九]';
const GAP = '[ \\n]{0,3}';

/** What a time expression may begin with. */
const TRIGGER = new RegExp(
  [
    `(?<!\\d)(?:${YEAR})${GAP}(?:年|[-至到]${GAP}(?:${YEAR})${GAP}年)`,
    '[今本当明次每同翌]年',
    '年(?:底|末|内)',
    '[上下]半年',
    '第?[一二三四1-4]季度',
    `(?<!\\d)(?:${SMALL})${GAP}月(?!度|报|租|薪|均)`,
    '["“]?(?:二十|十[一二三四五六七八九]?)五["”]?(?:规划)?(?:时期|期间|期末|末)',
  ].join('|'),
  'g',
);

const RANGE_HEAD = new RegExp(`(?:${YEAR})${GAP}[-至到]${GAP}(?=(?:${YEAR})${GAP}年)`, 'y');
const YEAR_PART = new RegExp(`(?:(${YEAR})${GAP}年|([今本当明次每同翌])年)${GAP}`, 'y');
const FIVE_YEARS = /["“]?(二十|十[一二三四五六七八九]?)五["”]?(?:规划)?(?:时期|期间|期末|末)(?:(?:之|以)?前|内)?/y;
const HALF = /([上下])半年(底|末|内)?/y;
const QUARTER = /第?([一二三四1-4])季度(底|末|内)?/y;
const MONTH = new RegExp(`(${SMALL})${GAP}月份?(?:${GAP}(${DAY})${GAP}[日号]|(底|末|初|上旬|中旬|下旬|中)|)`, 'y');
const END_OF_YEAR = /年?(底|末|内|初|中(?!期|央|国))/y;
const BEFORE = /(?:(?:之|以)?前|内)(?!期|提|述|列|后|景|往|沿|瞻)/y;
const RANGE = new RegExp(`${GAP}[-至到]${GAP}`, 'y');

/** Every time expression in a stretch of folded text, limits and mere mentions alike. */
export function* timeExpressions(folded: string, range: Span): Generator<TimeExpression> {
  const text = folded.slice(range.start, range.end);
  let at = 0;
  for (;;) {
    TRIGGER.lastIndex = at;
    const trigger = TRIGGER.exec(text);
    if (trigger === null) return;
    const expression = new Cursor(text, trigger.index).read();
    at = Math.max(trigger.index + 1, expression?.span.end ?? 0);
    if (expression === null) continue;
    const { start, end } = expression.span;
    yield { ...expression, span: { start: range.start + start, end: range.start + end } };
  }
}

interface Point {
  readonly year: number | RelativeYear | null;
  readonly period: Period;
  readonly limiting: boolean;
  readonly dated: boolean;
}

class Cursor {
  readonly #text: string;
  readonly #start: number;
  #at: number;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#start = start;
    this.#at = start;
  }

  read(): TimeExpression | null {
    const plan = this.#match(FIVE_YEARS);
    if (plan !== null) {
      const n = parseSmallNumber(plan[1] ?? '') ?? 0;
      return this.#result({ year: 1970 + 5 * (n - 3), period: { unit: 'year' }, limiting: true, dated: true }, false);
    }
    let range = this.#match(RANGE_HEAD) !== null;
    let point = this.#point();
    if (point === null) return null;
    const before = this.#at;
    if (this.#match(RANGE) !== null) {
      const end = this.#point();
      if (end === null) this.#at = before;
      else {
        range = true;
        point = { ...end, year: end.year ?? point.year };
      }
    }
    return this.#result(point, range);
  }

  #result(point: Point, range: boolean): TimeExpression {
    const ended = this.#match(BEFORE);
    const ambiguous = ended !== null && ended[0] !== '内' && !point.limiting && point.period.unit !== 'day';
    return {
      span: { start: this.#start, end: this.#at },
      year: point.year,
      period: point.period,
      limiting: point.limiting || ended !== null,
      ambiguous: ambiguous && !point.dated,
      range,
    };
  }

  #point(): Point | null {
    const start = this.#at;
    const written = this.#match(YEAR_PART);
    const year =
      written === null ? null : written[1] === undefined ? (written[2] as RelativeYear) : parseYear(written[1]);
    const part = this.#partOfYear(written !== null);
    if (part !== null) return { ...part, year };
    if (written === null) {
      this.#at = start;
      return null;
    }
    // Blanks behind the year belong to it only where more of the expression follows.
    this.#at = start + written[0].trimEnd().length;
    return { year, period: { unit: 'year' }, limiting: false, dated: false };
  }

  #partOfYear(hasYear: boolean): Omit<Point, 'year'> | null {
    const half = this.#match(HALF);
    if (half !== null) return month(half[1] === '上' ? 6 : 12, true);
    const quarter = this.#match(QUARTER);
    if (quarter !== null) return month(3 * (parseSmallNumber(quarter[1] ?? '') ?? 0), true);
    const ofMonth = this.#match(MONTH);
    if (ofMonth !== null) return monthPart(ofMonth);
    const end = hasYear || this.#text.startsWith('年', this.#at) ? this.#match(END_OF_YEAR) : null;
    if (end === null) return null;
    if (end[1] === '初') return month(1, false);
    return month(end[1] === '中' ? 6 : 12, end[1] !== '中');
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match !== null) this.#at = pattern.lastIndex;
    return match;
  }
}

function month(last: number, limiting: boolean): Omit<Point, 'year'> {
  return { period: last === 12 ? { unit: 'year' } : { unit: 'month', month: last }, limiting, dated: true };
}

function monthPart(match: RegExpExecArray): Omit<Point, 'year'> {
  const at = parseSmallNumber(match[1] ?? '') ?? 0;
  const day = match[2];
  if (day !== undefined) {
    return { period: { unit: 'day', month: at, day: parseSmallNumber(day) ?? 0 }, limiting: false, dated: true };
  }
  const part = match[3];
  const limiting = part === '底' || part === '末';
  if (part === '初' || part === '上旬')
    return { period: { unit: 'day', month: at, day: 10 }, limiting: false, dated: true };
  if (part === '中' || part === '中旬')
    return { period: { unit: 'day', month: at, day: 20 }, limiting: false, dated: true };
  return { period: { unit: 'month', month: at }, limiting, dated: part !== undefined };
}
