import type { Span } from '../plan.ts';
import type { FoundClause } from './find-clauses.ts';
import { type HeadingMark, headingAt, type ItemMark, itemMarkAt } from './headings.ts';
import { trimSpan } from './lines.ts';

/** What a document is made of, in order. Blanks lie between the pieces. */
export type Piece = HeadingPiece | ProsePiece | ClausePiece;

export interface HeadingPiece {
  readonly kind: 'heading';
  readonly mark: HeadingMark;
  /** Null where nothing follows the number on its line. */
  readonly title: Span | null;
  /** Number, title and the full stop after it. */
  readonly span: Span;
  readonly line: number;
}

/** A stretch of running text within one line. */
export interface ProsePiece {
  readonly kind: 'prose';
  readonly span: Span;
  readonly line: number;
  /** It opens its line with an item mark; the text begins after it. */
  readonly item: ItemMark | null;
}

export interface ClausePiece {
  readonly kind: 'clause';
  readonly span: Span;
  readonly found: FoundClause;
  readonly line: number;
  /** Nothing but clauses stands on its lines. */
  readonly alone: boolean;
}

/** What marks the end of a title on its line. */
const TITLE_END = /[。!?;]/;

/**
 * Cuts folded text into headings, prose and clauses.
 * @param lines the lines that are not blank
 * @param clauses in order; one may reach over several lines
 */
export function cutPieces(folded: string, lines: readonly Span[], clauses: readonly FoundClause[]): Piece[] {
  const pieces: Piece[] = [];
  let next = 0;
  let done = 0;
  lines.forEach((full, line) => {
    let at = Math.max(full.start, done);
    if (at >= full.end) return;
    const first = pieces.length;
    while ((clauses[next]?.span.start ?? folded.length) < at) next += 1;
    if (at === full.start && clauses[next]?.span.start !== at)
      at = cutHeading(folded, full, line, clauses[next], pieces);
    done = cutLine(folded, { start: at, end: full.end }, { line, lineStart: full.start }, clauses, next, pieces);
    while ((clauses[next]?.span.start ?? folded.length) < full.end) next += 1;
    markAlone(pieces, first);
  });
  return pieces;
}

function cutHeading(
  folded: string,
  line: Span,
  index: number,
  clause: FoundClause | undefined,
  pieces: Piece[],
): number {
  const mark = headingAt(folded, line.start);
  if (mark === null) return line.start;
  const lineEnd = Math.min(line.end, clause?.span.start ?? line.end);
  // An empty pair over two lines ends below this line: then it has no title here.
  if (mark.span.end >= lineEnd) {
    pieces.push({ kind: 'heading', mark, title: null, span: mark.span, line: index });
    return mark.span.end;
  }
  const stop = folded.slice(mark.span.end, lineEnd).search(TITLE_END);
  const titleEnd = stop === -1 ? lineEnd : mark.span.end + stop;
  const title = trimSpan(folded, mark.span.end, titleEnd);
  const end = stop === -1 ? (title?.end ?? mark.span.end) : titleEnd + 1;
  pieces.push({ kind: 'heading', mark, title, span: { start: mark.span.start, end }, line: index });
  return end;
}

/** Prose and clauses by turns, up to the end of the line or of the clause that reaches beyond it. Returns where it ends. */
function cutLine(
  folded: string,
  range: Span,
  { line, lineStart }: { line: number; lineStart: number },
  clauses: readonly FoundClause[],
  from: number,
  pieces: Piece[],
): number {
  let at = range.start;
  for (let next = from; at < range.end; next += 1) {
    const found = clauses[next];
    const proseEnd = Math.min(found?.span.start ?? range.end, range.end);
    pushProse(folded, { start: at, end: proseEnd }, line, lineStart, pieces);
    if (found === undefined || found.span.start >= range.end) return range.end;
    pieces.push({ kind: 'clause', span: found.span, found, line, alone: false });
    at = found.span.end;
  }
  return at;
}

function pushProse(folded: string, range: Span, line: number, lineStart: number, pieces: Piece[]): void {
  const span = trimSpan(folded, range.start, range.end);
  if (span === null) return;
  const item = span.start === lineStart ? itemMarkAt(folded, span.start) : null;
  pieces.push({ kind: 'prose', span, line, item });
}

/** Clauses on a line of their own are what tells the two layouts apart. */
function markAlone(pieces: Piece[], first: number): void {
  const onLine = pieces.slice(first);
  if (!onLine.every((piece) => piece.kind === 'clause')) return;
  onLine.forEach((piece, i) => {
    if (piece.kind === 'clause') pieces[first + i] = { ...piece, alone: true };
  });
}
