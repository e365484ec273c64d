import type { BodyPiece, Head } from './outline.ts';
import type { ClausePiece, ProsePiece } from './pieces.ts';

/**
 * How a measure is written. `running`: text and clauses follow the heading. `displaced`: text extraction put the passages
 * before the heading and left the clauses, each on a line of its own, right below it. `unclear`: clauses right below the
 * heading, but the text fits better behind them.
 */
export type Layout = 'running' | 'displaced' | 'unclear';

/** A head with how it is to be read and the text that lies before it. */
export interface LaidOut extends Head {
  readonly layout: Layout;
  /** For the displaced layout: the paragraphs before the heading that nothing else has. */
  readonly before: readonly ProsePiece[];
  /** The clauses right below the heading; those of one line are one. */
  readonly below: readonly (readonly ClausePiece[])[];
  /** The next head takes the paragraphs at this one's end. */
  readonly tailTaken: boolean;
}

/**
 * Decides the layout measure by measure, because a document may hold both; where one measure could be either, the layout
 * of most measures decides.
 * @param preamble what before the first heading is not certainly front matter
 */
export function layOut(heads: readonly Head[], preamble: readonly BodyPiece[]): LaidOut[] {
  const below = heads.map(clausesBelow);
  const measures = heads.filter(isMeasure).length;
  const shaped = heads.filter((head, i) => isMeasure(head) && (below[i]?.length ?? 0) > 0).length;
  const before = heads.map((_, i) => (below[i]?.length === 0 ? [] : textBefore(heads, preamble, below, i, true)));
  const displacedDocument = 2 * shaped > measures;
  const unclear = displacedDocument && fitsBehind(heads, below, before);
  const layouts = heads.map((head, i): Layout => {
    if (!isMeasure(head) || below[i]?.length === 0) return 'running';
    if (unclear) return 'unclear';
    return displacedDocument || textBefore(heads, preamble, below, i, false).length > 0 ? 'displaced' : 'running';
  });
  return heads.map((head, i) => {
    const displaced = layouts[i] === 'displaced';
    return {
      ...head,
      layout: layouts[i] ?? 'running',
      before: displaced ? textBefore(heads, preamble, below, i, displacedDocument) : [],
      below: below[i] ?? [],
      tailTaken: layouts[i + 1] === 'displaced',
    };
  });
}

function isMeasure(head: Head): boolean {
  return head.heading.mark.kind === 'measure';
}

function clausesBelow(head: Head): ClausePiece[][] {
  const lines: ClausePiece[][] = [];
  for (const piece of head.body) {
    if (piece.kind !== 'clause' || !piece.alone) break;
    const last = lines.at(-1);
    if (last?.[0]?.line === piece.line) last.push(piece);
    else lines.push([piece]);
  }
  return lines;
}

/**
 * The paragraphs between the last clause before a heading and the heading itself.
 * @param clauselessToo a measure before it that has no clause of its own leaves its text, too
 */
function textBefore(
  heads: readonly Head[],
  preamble: readonly BodyPiece[],
  below: readonly (readonly unknown[])[],
  i: number,
  clauselessToo: boolean,
): ProsePiece[] {
  const previous = heads[i - 1];
  if (previous === undefined) return tailOf(preamble, -1);
  if (isMeasure(previous) && below[i - 1]?.length === 0 && !clauselessToo && !previous.body.some(isClause)) return [];
  return tailOf(previous.body, previous.heading.line);
}

function isClause(piece: BodyPiece): piece is ClausePiece {
  return piece.kind === 'clause';
}

/** The paragraphs after the last clause of a body, without what stands on a line with a clause or a heading. */
export function tailOf(body: readonly BodyPiece[], headingLine: number): ProsePiece[] {
  const last = body.findLastIndex(isClause);
  const line = body[last]?.line ?? headingLine;
  return body.slice(last + 1).filter((piece): piece is ProsePiece => piece.kind === 'prose' && piece.line !== line);
}

/** Whether the paragraphs behind the clauses match their number more often than those before the headings. */
function fitsBehind(
  heads: readonly Head[],
  below: readonly (readonly unknown[])[],
  before: readonly (readonly ProsePiece[])[],
): boolean {
  let fitBefore = 0;
  let fitBehind = 0;
  heads.forEach((head, i) => {
    const clauses = below[i]?.length ?? 0;
    if (!isMeasure(head) || clauses === 0) return;
    if (before[i]?.length === clauses) fitBefore += 1;
    if (tailOf(head.body, head.heading.line).length === clauses) fitBehind += 1;
  });
  return fitBehind > fitBefore;
}
