import type { Span } from '../plan.ts';
import type { Clause } from './clauses.ts';
import type { BodyPiece } from './outline.ts';

/** A commitment before its names and dates are read. */
export interface DraftCommitment {
  /** Null where nobody can say which passage belongs to the clause. */
  readonly passage: Span | null;
  /** The passage is the measure's own title: its characters are covered as heading. */
  readonly fromTitle: boolean;
  /** The clause inside its passage: 由甲会同乙负责. */
  readonly inline: boolean;
  /** One, or several that stand together; `inner` is without brackets. */
  readonly clauses: readonly { readonly span: Span; readonly inner: Span; readonly clause: Clause }[];
}

/** The commitments of one measure, and what at the end of its body is left to others. */
export interface DraftMeasure {
  readonly commitments: readonly DraftCommitment[];
  /** Paragraphs behind the last clause that no commitment has. */
  readonly tail: readonly BodyPiece[];
}

/** From the first character of some ranges to the last. */
export function hull(spans: readonly Span[]): Span {
  return { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 };
}

/** A paragraph without the mark of its item. */
export function textOf(piece: BodyPiece): Span {
  const start = piece.kind === 'prose' ? (piece.item?.span.end ?? piece.span.start) : piece.span.start;
  return { start: Math.min(start, piece.span.end), end: piece.span.end };
}
