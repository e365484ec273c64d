import type { Commitment, Deadline, Measure, Section, Span } from '../../domain/plan.ts';
import type { CoverageKind, PlanSource } from '../../services.ts';
import { matchHeadings } from './headings.ts';

/** A commitment with the measure it belongs to. */
export interface Understood {
  readonly measure: Measure;
  readonly commitment: Commitment;
}

/** A piece of the source's partition with what was read out of it. */
export interface Block {
  /** Its fragment in the address: `s-` and where it starts. */
  readonly id: string;
  readonly kind: CoverageKind;
  readonly span: Span;
  readonly parts: readonly TextPart[];
  /** Commitments whose passage starts here. */
  readonly passages: readonly Understood[];
  /** Commitments whose clause starts here. */
  readonly clauses: readonly Understood[];
  /** What it is the heading of. */
  readonly section: Section | null;
  readonly measure: Measure | null;
  /** Fragments under which cards and links find their measure (`m-<id>`) or commitment (`c-<id>`) here. */
  readonly anchors: readonly string[];
  /** Goes on with what the block above began: the same kind, and nothing was understood from here on. */
  readonly continues: boolean;
}

/** A run of text, and the deadline that was read from it, if one was. */
export interface TextPart {
  readonly text: string;
  readonly start: number;
  readonly deadline: Deadline | null;
}

/** The source as blocks in its own order; those of blank space alone are left out. */
export function blocksOf(source: PlanSource): Block[] {
  const understood = source.measures.flatMap((measure) =>
    measure.commitments.map((commitment) => ({ measure, commitment })),
  );
  const deadlines = understood.flatMap(({ commitment }) => commitment.deadlines);
  const pieces = source.coverage
    .map(({ kind, span }) => ({ kind, span: trimmed(source.text, span) }))
    .filter(({ span }) => span.end > span.start);
  const headings = matchHeadings(source, pieces);
  const passages = groupByPiece(pieces, understood, ({ commitment }) => commitment.passageSpan.start);
  const clauses = groupByPiece(pieces, understood, ({ commitment }) => commitment.clauseSpan.start);
  const dated = groupByPiece(pieces, deadlines, (deadline) => deadline.span.start);
  const headed = new Set([...headings.measures.values()].map((measure) => measure.id));
  return pieces.map(({ kind, span }, index) => {
    const measure = headings.measures.get(span.start) ?? null;
    // A commitment without a passage has an empty one where its clause starts, and is told there.
    const started = passages[index] ?? [];
    const first = started.filter((one) => one.commitment.ordinal === 1 && !headed.has(one.measure.id));
    return {
      id: `s-${span.start}`,
      kind,
      span,
      parts: partsOf(source.text, span, dated[index] ?? []),
      passages: kind === 'clause' ? [] : started,
      clauses: clauses[index] ?? [],
      section: headings.sections.get(span.start) ?? null,
      measure,
      anchors: [
        ...(measure ? [`m-${measure.id}`] : first.map((one) => `m-${one.measure.id}`)),
        ...started.map(({ commitment }) => `c-${commitment.id}`),
      ],
      continues:
        kind !== 'heading' && kind === pieces[index - 1]?.kind && started.length === 0 && !clauses[index]?.length,
    };
  });
}

/** The block that holds a place in the text, or the one before it where that place is blank. */
export function blockAt(blocks: readonly Block[], offset: number): Block | null {
  return blocks.findLast((block) => block.span.start <= offset) ?? blocks[0] ?? null;
}

/** Items by the piece that holds their offset. Both run along the text once, so that a long document costs no more. */
function groupByPiece<Item>(
  pieces: readonly { readonly span: Span }[],
  items: readonly Item[],
  offsetOf: (item: Item) => number,
): Item[][] {
  const groups: Item[][] = pieces.map(() => []);
  let index = 0;
  for (const item of items.toSorted((a, b) => offsetOf(a) - offsetOf(b))) {
    while (index < pieces.length - 1 && (pieces[index + 1]?.span.start ?? Infinity) <= offsetOf(item)) index++;
    groups[index]?.push(item);
  }
  return groups;
}

/** Cuts a piece at the phrases that deadlines were read from; overlapping ones leave the first. */
function partsOf(text: string, span: Span, deadlines: readonly Deadline[]): TextPart[] {
  const parts: TextPart[] = [];
  let at = span.start;
  const push = (end: number, deadline: Deadline | null) => {
    if (end > at) parts.push({ text: text.slice(at, end), start: at, deadline });
    at = Math.max(at, end);
  };
  for (const deadline of deadlines) {
    if (deadline.span.start < at || deadline.span.end > span.end) continue;
    push(deadline.span.start, null);
    push(deadline.span.end, deadline);
  }
  push(span.end, null);
  return parts;
}

function trimmed(text: string, span: Span): Span {
  const piece = text.slice(span.start, span.end);
  const start = span.start + (piece.length - piece.trimStart().length);
  return { start, end: Math.max(start, span.start + piece.trimEnd().length) };
}
