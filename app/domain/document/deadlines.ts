import type { IsoDate } from '../dates.ts';
import type { Span } from '../plan.ts';
import { isoDate, lastDayOf } from './plain-date.ts';
import type { ReadDeadline } from './reading.ts';
import type { Report } from './report.ts';
import { type TimeExpression, timeExpressions } from './time-expressions.ts';

export interface DeadlineQuestion {
  readonly source: string;
  readonly folded: string;
  /** Where to look: a passage, then its clauses. Years carry over from one to the next. */
  readonly spans: readonly Span[];
  /** Nothing before this day is a limit; null where the document bears no date. */
  readonly datedFrom: IsoDate | null;
  readonly report: Report;
}

/** Words before an expression that make it a beginning or a count up to then. */
const NEVER_BEFORE = /(?:截至|截止到?|自|从|自从|达到|回到)[ \n]?$/;
/** Words before one that make it a comparison, unless words of a limit follow. */
const COMPARED_BEFORE = /(?:比|较|与|以|对|原)[ \n]?$/;
/** Words behind it that do. */
const MENTION_AFTER =
  /^[ \n]?(?:起|以来|以后|之后|后|开始|版|修订|度|印发|发布|公布|颁布|下发|施行|召开|通过|审议|签署|批准|成立|以上|间|[“"]|、?\d{4}年?以来)/;
/** Words behind a bare year or month that say what must be reached by it. */
const AIM_AFTER =
  /^[ \n]?,?(?:前|力争|争取|要|将|全面|基本|完成|实现|建成|达到|出台|取得|形成|建立|启动|制定|报送|提交|组织|开展|全部|初步|应|须|须于|率先|再|新增|投入|印发实施)/;
const AIM_BEFORE = /(?:到|至|力争|争取|确保|于|在)[ \n]?$/;

/** Longest context looked at on either side, in UTF-16 units. */
const CONTEXT = 12;

/** Every time limit in some stretches of text, in order, each with the words it was read from. */
export function findDeadlines(question: DeadlineQuestion): ReadDeadline[] {
  const found: ReadDeadline[] = [];
  const names = namesIn(question);
  let year: number | null = null;
  for (const span of question.spans) {
    tellDurations(question, span);
    const expressions = [...timeExpressions(question.folded, span)].filter(
      (expression) => !names.covers(expression.span),
    );
    const shared = sharedEndings(question.folded, expressions);
    for (const expression of shared) {
      const context = contextOf(question.folded, span, expression.span);
      if (isMention(expression, context, year !== null)) {
        if (isEvent(expression, context))
          tell(question, 'deadline-not-understood', expression.span, '之后的期限未能识别');
        continue;
      }
      const known: number | null = yearOf(expression, year, question, context);
      if (known === null) continue;
      const on = dayOf(known, expression);
      if (on === null) tell(question, 'deadline-invalid', expression.span, '不是有效的日期，未作为时限');
      else if (question.datedFrom !== null && on < question.datedFrom) {
        if (expression.limiting) tell(question, 'deadline-past', expression.span, '早于文件日期，未作为时限');
      } else {
        if (expression.ambiguous)
          tell(question, 'deadline-ambiguous', expression.span, '是否包含当期不明确，暂按期末处理');
        year = known;
        found.push(deadline(question, on, expression, context));
      }
    }
  }
  return found;
}

/** 2017年、2018年底前: the 底前 is meant of both. */
function sharedEndings(folded: string, expressions: readonly TimeExpression[]): TimeExpression[] {
  const shared: TimeExpression[] = [];
  for (const expression of expressions.toReversed()) {
    const next = shared.at(-1);
    const listed =
      next !== undefined &&
      next.span.start === expression.span.end + 1 &&
      /[、和与及]/.test(folded[expression.span.end] ?? '');
    const same = next?.period.unit === expression.period.unit && next.limiting;
    shared.push(listed && same ? { ...expression, limiting: true } : expression);
  }
  return shared.reverse();
}

/** 三年内, 3个月内: counted from a day that the text does not name; 近三年内 looks back. */
function tellDurations(question: DeadlineQuestion, { start, end }: Span): void {
  const durations =
    /(?<![近去前\d〇一二三四五六七八九十])(?:\d{1,2}|[一两二三四五六七八九十]{1,3})(?:年|个月)(?:之|以)?内/g;
  for (const match of question.folded.slice(start, end).matchAll(durations)) {
    const at = start + match.index;
    tell(question, 'deadline-duration', { start: at, end: at + match[0].length }, '没有写明起算日期，未换算为时限');
  }
}

/** 2017年春节前: a limit by an event whose date the reader does not know. */
function isEvent({ year, limiting }: TimeExpression, { before, after }: Context): boolean {
  return (
    typeof year === 'number' &&
    !limiting &&
    !NEVER_BEFORE.test(before) &&
    /^[^,。;、“”"]{1,6}前(?!期|提|述|列|后|景|往|沿)/.test(after)
  );
}

interface Context {
  readonly before: string;
  readonly after: string;
}

function contextOf(folded: string, within: Span, { start, end }: Span): Context {
  return {
    before: folded.slice(Math.max(within.start, start - CONTEXT), start),
    after: folded.slice(end, Math.min(within.end, end + CONTEXT)),
  };
}

function isMention(expression: TimeExpression, { before, after }: Context, yearKnown: boolean): boolean {
  const { limiting, year, range, period } = expression;
  if (NEVER_BEFORE.test(before) || (!limiting && COMPARED_BEFORE.test(before))) return true;
  // 2017年6月底前印发 is a limit and 2014年印发 a mention, but 2017年底以来 is one whatever stands before it.
  if (MENTION_AFTER.test(after)) return !limiting || /^(?:起|以来|以后|之后|后|版)/.test(after);
  if (limiting) return false;
  if (year === null) return !yearKnown || !AIM_AFTER.test(after);
  return !(range || period.unit === 'day' || AIM_BEFORE.test(before) || AIM_AFTER.test(after));
}

/** 三 in 三年内: then the 年内 behind it is no year. */
const COUNTED = /[\d一二三四五六七八九十两半几多][ 个]?$/;

function yearOf(
  { year, span, period }: TimeExpression,
  earlier: number | null,
  question: DeadlineQuestion,
  { before }: Context,
): number | null {
  if (typeof year === 'number') return year;
  const dated = question.datedFrom === null ? null : Number(question.datedFrom.slice(0, 4));
  if (year === null && COUNTED.test(before)) return null;
  if (year === '每' || /每(?:年|季度|月)?[^,。;]{0,4}$/.test(before)) {
    tell(question, 'deadline-recurring', span, '是每年重复的时限，未换算为日期');
    return null;
  }
  const resolved = resolveYear(year, earlier, dated);
  if (resolved !== null && earlier === null && year === null) {
    // Only what still lies ahead in the document's own year is certain to be meant of it.
    const on = dayOf(resolved, { period });
    if (on !== null && question.datedFrom !== null && on < question.datedFrom) return untold(question, span);
  }
  return resolved ?? untold(question, span);
}

function resolveYear(year: TimeExpression['year'], earlier: number | null, dated: number | null): number | null {
  switch (year) {
    case '今':
    case '本':
      return dated;
    case '明':
      return dated === null ? null : dated + 1;
    case '次':
    case '翌':
      return earlier === null ? null : earlier + 1;
    case '当':
    case '同':
      return earlier ?? (year === '当' ? dated : null);
    default:
      return earlier ?? dated;
  }
}

function untold(question: DeadlineQuestion, span: Span): null {
  tell(question, 'deadline-without-year', span, '所指年份不能确定，未换算为时限');
  return null;
}

function dayOf(year: number, { period }: Pick<TimeExpression, 'period'>): IsoDate | null {
  switch (period.unit) {
    case 'year':
      return isoDate(year, 12, 31);
    case 'month':
      return isoDate(year, period.month, lastDayOf(year, period.month));
    case 'day':
      return isoDate(year, period.month, period.day);
  }
}

function deadline(
  { source, folded }: DeadlineQuestion,
  on: IsoDate,
  { span }: TimeExpression,
  { before }: Context,
): ReadDeadline {
  // 到2020年: the 到 is what makes it a limit, so it belongs to the phrase.
  const start =
    /(?:^|[^达回直])[到至]$/.test(before) && !folded.slice(span.start, span.end).endsWith('前')
      ? span.start - 1
      : span.start;
  return { on, phrase: source.slice(start, span.end), span: { start, end: span.end } };
}

function tell({ source, report }: DeadlineQuestion, code: Parameters<Report>[0], span: Span, why: string): void {
  report(code, span, `“${source.slice(span.start, span.end)}”${why}，请人工核对。`);
}

/** What stands in title marks, in 〔〕 or in quotation marks is a name, whatever years it holds. */
function namesIn({ folded, spans }: DeadlineQuestion): { covers(span: Span): boolean } {
  const names: Span[] = [];
  for (const { start, end } of spans) {
    for (const match of folded
      .slice(start, end)
      .matchAll(/《[^《》]{1,200}》|\[[^[\]]{1,60}\]|“[^“”]{1,200}”|\(\d{4}[^()]{0,20}\)/g)) {
      names.push({ start: start + match.index, end: start + match.index + match[0].length });
    }
  }
  let next = 0;
  return {
    covers: (span) => {
      while (names[next] !== undefined && (names[next]?.end ?? 0) <= span.start) next += 1;
      const name = names[next];
      return name !== undefined && name.start < span.start + 1 && span.end <= name.end && span.start !== name.start;
    },
  };
}
