import type { Span } from '../plan.ts';
import type { TimeExpression } from './time-expressions.ts';

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

/** The words around an expression, within its passage. */
export interface Context {
  readonly before: string;
  readonly after: string;
}

export function contextOf(folded: string, within: Span, { start, end }: Span): Context {
  return {
    before: folded.slice(Math.max(within.start, start - CONTEXT), start),
    after: folded.slice(end, Math.min(within.end, end + CONTEXT)),
  };
}

/**
 * Whether an expression only mentions a time.
 * @param yearKnown a limit before it has a year that it could share
 */
export function isMention(expression: TimeExpression, { before, after }: Context, yearKnown: boolean): boolean {
  const { limiting, year, range, period } = expression;
  if (NEVER_BEFORE.test(before) || (!limiting && COMPARED_BEFORE.test(before))) return true;
  // 2017年6月底前印发 is a limit and 2014年印发 a mention, but 2017年底以来 is one whatever stands before it.
  if (MENTION_AFTER.test(after)) return !limiting || /^(?:起|以来|以后|之后|后|版)/.test(after);
  if (limiting) return false;
  if (year === null) return !yearKnown || !AIM_AFTER.test(after);
  return !(range || period.unit === 'day' || AIM_BEFORE.test(before) || AIM_AFTER.test(after));
}

/** 2017年春节前: a limit by an event whose date the reader does not know. */
export function isEvent({ year, limiting }: TimeExpression, { before, after }: Context): boolean {
  return (
    typeof year === 'number' &&
    !limiting &&
    !NEVER_BEFORE.test(before) &&
    /^[^,。;、“”"]{1,6}前(?!期|提|述|列|后|景|往|沿)/.test(after)
  );
}

/** 2017年、2018年底前: the 底前 is meant of both. */
export function sharedEndings(folded: string, expressions: readonly TimeExpression[]): TimeExpression[] {
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

/**
 * What stands in title marks, in 〔〕 or in quotation marks is a name, whatever years it holds; so is what fills brackets.
 * Asked of spans in the order of the text.
 */
export function namesIn(folded: string, spans: readonly Span[]): { covers(span: Span): boolean } {
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
