import type { Span } from '../plan.ts';
import { trimSpan } from './lines.ts';
import type { CoverageKind, Covered, UnreadText } from './reading.ts';

/** A stretch of the source that was understood as something. */
export interface Mark {
  readonly kind: Exclude<CoverageKind, 'unread'>;
  readonly span: Span;
}

/**
 * Partitions the source: every UTF-16 unit in exactly one stretch (SPEC R5–R7). Between the marks, what is not blank is
 * unread, and blanks go to the stretch before them; at the very beginning, to the first. Where a clause stands inside a
 * passage, the passage is cut around it.
 * @param marks in any order; of two that overlap the later one in the text cuts the earlier
 */
export function partition(folded: string, marks: readonly Mark[]): Covered[] {
  const covered: Covered[] = [];
  let done = 0;
  const push = (kind: CoverageKind, start: number, end: number) => {
    if (end > start) covered.push({ kind, span: { start, end } });
  };
  const fill = (end: number) => {
    const unread = trimSpan(folded, done, end);
    if (unread !== null) push('unread', unread.start, unread.end);
  };
  for (const { kind, span } of cutAround(marks)) {
    const start = Math.max(span.start, done);
    if (span.end <= start) continue;
    fill(start);
    push(kind, start, span.end);
    done = span.end;
  }
  fill(folded.length);
  return close(covered, folded.length);
}

/** Marks in order, an outer one in the pieces that the inner ones leave of it. */
function cutAround(marks: readonly Mark[]): Mark[] {
  const sorted = marks.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const cut: Mark[] = [];
  const open: { kind: Mark['kind']; from: number; end: number }[] = [];
  const closeUpTo = (place: number) => {
    for (let top = open.at(-1); top !== undefined && top.end <= place; top = open.at(-1)) {
      open.pop();
      cut.push({ kind: top.kind, span: { start: top.from, end: top.end } });
      const outer = open.at(-1);
      if (outer !== undefined) outer.from = top.end;
    }
  };
  for (const { kind, span } of sorted) {
    closeUpTo(span.start);
    const outer = open.at(-1);
    if (outer !== undefined) cut.push({ kind: outer.kind, span: { start: outer.from, end: span.start } });
    open.push({ kind, from: span.start, end: Math.min(span.end, outer?.end ?? span.end) });
  }
  closeUpTo(Number.POSITIVE_INFINITY);
  return cut;
}

/** Lets every stretch reach to the next. */
function close(covered: readonly Covered[], length: number): Covered[] {
  if (covered.length === 0) return length === 0 ? [] : [{ kind: 'front', span: { start: 0, end: length } }];
  return covered.map(({ kind, span }, i) => ({
    kind,
    span: { start: i === 0 ? 0 : span.start, end: covered[i + 1]?.span.start ?? length },
  }));
}

/** The unread stretches with their text, without the blanks around them. */
export function unreadOf(source: string, folded: string, coverage: readonly Covered[]): UnreadText[] {
  return coverage.flatMap(({ kind, span }) => {
    const text = kind === 'unread' ? trimSpan(folded, span.start, span.end) : null;
    return text === null ? [] : [{ text: source.slice(text.start, text.end), span: text }];
  });
}
