import type { IsoDate } from '../dates.ts';
import type { Span } from '../plan.ts';
import { type Context, contextOf, isEvent, isMention, namesIn, sharedEndings } from './limit-words.ts';
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

/** Most clauses have no word of time, and need not be looked at again. */
const OF_TIME = /[年月季五]/;

/** Every time limit in some stretches of text, in order, each with the words it was read from. */
export function findDeadlines(question: DeadlineQuestion): ReadDeadline[] {
  const found: ReadDeadline[] = [];
  const names = namesIn(question.folded, question.spans);
  let year: number | null = null;
  for (const span of question.spans) {
    if (!OF_TIME.test(question.folded.slice(span.start, span.end))) continue;
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

/** 三年内, 3个月内: counted from a day that the text does not name; 近三年内 looks back. */
function tellDurations(question: DeadlineQuestion, { start, end }: Span): void {
  const durations =
    /(?<![近去前\d〇一二三四五六七八九十])(?:\d{1,2}|[一两二三四五六七八九十]{1,3})(?:年|个月)(?:之|以)?内/g;
  for (const match of question.folded.slice(start, end).matchAll(durations)) {
    const at = start + match.index;
    tell(question, 'deadline-duration', { start: at, end: at + match[0].length }, '没有写明起算日期，未换算为时限');
  }
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
