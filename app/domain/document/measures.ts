import type { Mark } from './coverage.ts';
import { type DraftCommitment, type DraftMeasure, textOf } from './draft.ts';
import { type LaidOut, layOut } from './layout.ts';
import { numberHeads } from './numbering.ts';
import type { BodyPiece, Outline } from './outline.ts';
import { readDisplaced } from './read-displaced.ts';
import { hasClause, readRunning, type Surroundings } from './read-running.ts';
import type { ReadMeasure, ReadSection } from './reading.ts';
import type { Report } from './report.ts';

/** A measure whose commitments are not read yet. */
export interface UnreadMeasure extends Omit<ReadMeasure, 'commitments'> {
  readonly commitments: readonly DraftCommitment[];
  /** Its number stands nowhere in the source. */
  readonly numberLost: boolean;
}

export interface Draft {
  readonly sections: readonly ReadSection[];
  readonly measures: readonly UnreadMeasure[];
  /** Headings and closing matter. */
  readonly marks: readonly Mark[];
  /** How many lines before the first heading are front matter; null for all of them. */
  readonly frontLines: number | null;
}

/**
 * Makes sections and measures of an outline.
 * @param frontLines how many lines are certainly front matter
 */
export function draftMeasures(source: string, around: Surroundings, outline: Outline, frontLines: number): Draft {
  const heads = layOut(
    outline.heads,
    outline.preamble.filter((piece) => piece.line >= frontLines),
  );
  const numbers = numberHeads(heads, around.report);
  const sections: ReadSection[] = [];
  const measures: UnreadMeasure[] = [];
  const marks: Mark[] = heads.map(({ heading }) => ({ kind: 'heading', span: heading.span }));
  let tail: readonly BodyPiece[] = [];
  heads.forEach((head, i) => {
    const { heading } = head;
    const number = numbers[i] ?? '';
    const title = heading.title === null ? null : source.slice(heading.title.start, heading.title.end);
    const isSection = heading.mark.kind === 'section';
    if (isSection) sections.push({ number, title: title ?? '', span: heading.span });
    const alone = heads[i + 1]?.heading.mark.kind !== 'measure';
    const drafted = isSection ? draftSection(head, number, alone, around) : draftMeasure(head, `（${number}）`, around);
    tail = drafted?.tail ?? [];
    if (drafted === null) return;
    if (head.layout === 'displaced' && isRunning(heads[i - 1])) {
      around.report('layout-mixed', heading.span, `（${number}）与前一项举措的版式不同，正文归属请核对。`);
    }
    const section = sections.at(-1)?.number ?? null;
    const { commitments } = drafted;
    measures.push({
      number,
      title,
      section,
      headingSpan: heading.span,
      commitments,
      numberLost: heading.mark.number === null,
    });
    marks.push(...itemMarks([...head.before, ...head.body], commitments));
    const closes = i === heads.length - 1 && commitments.length > 0 && head.layout !== 'unclear';
    const closing = closes ? closingOf(head, tail) : [];
    for (const { span } of closing) marks.push({ kind: 'closing', span });
    reportTail(head, `（${number}）`, commitments, tail.slice(0, tail.length - closing.length), around.report);
  });
  marks.push(...outline.ending.map(({ span }): Mark => ({ kind: 'closing', span })));
  reportOutside(outline, around.report);
  return { sections, measures, marks, frontLines: frontOf(heads, outline, frontLines) };
}

function isRunning(head: LaidOut | undefined): boolean {
  return head?.heading.mark.kind === 'measure' && head.layout === 'running';
}

function draftMeasure(head: LaidOut, label: string, around: Surroundings): DraftMeasure {
  return head.layout === 'running' ? readRunning(head, label, around) : readDisplaced(head, label, around.report);
}

/** A section whose text has clauses, but no measures, is one measure; otherwise its text belongs to nobody. */
function draftSection(head: LaidOut, number: string, alone: boolean, around: Surroundings): DraftMeasure | null {
  if (alone && hasClause(head.body, around)) {
    around.report(
      'section-read-as-measure',
      head.heading.span,
      `第${number}部分没有分列举措，已整体作为一项举措，请核对。`,
    );
    return readRunning(head, `第${number}部分`, around);
  }
  for (const piece of head.body) {
    if (piece.kind === 'clause') reportStray(piece, around.report);
  }
  return null;
}

/** The mark that opens an item stands outside its passage, and is covered like the headings above it. */
function itemMarks(pieces: readonly BodyPiece[], commitments: readonly DraftCommitment[]): Mark[] {
  const items = pieces.filter((piece) => piece.kind === 'prose' && piece.item !== null);
  if (items.length === 0) return [];
  const starts = new Set(commitments.map(({ passage }) => passage?.start));
  const opening = items.filter((piece) => starts.has(textOf(piece).start));
  return opening.map((piece) => ({ kind: 'heading', span: { start: piece.span.start, end: textOf(piece).start } }));
}

/** Paragraphs behind the last clause of the last measure: on lines of their own, and no items. */
function closingOf(head: LaidOut, tail: readonly BodyPiece[]): readonly BodyPiece[] {
  const lastClause = head.body.findLast((piece) => piece.kind === 'clause');
  const first = tail.findLastIndex(
    (piece) => piece.line === lastClause?.line || (piece.kind === 'prose' && piece.item !== null),
  );
  return tail.slice(first + 1);
}

function reportTail(
  head: LaidOut,
  label: string,
  commitments: readonly DraftCommitment[],
  tail: readonly BodyPiece[],
  report: Report,
): void {
  if (commitments.length === 0) {
    report('measure-without-clause', head.heading.span, `${label}没有责任分工，未列出任务，请人工处理。`);
    return;
  }
  const left = head.tailTaken ? tail.filter((piece) => piece.line === head.heading.line) : tail;
  const first = left[0];
  if (first === undefined) return;
  const span = { start: first.span.start, end: left.at(-1)?.span.end ?? first.span.end };
  report('passage-without-clause', span, `${label}末尾的正文没有责任分工，未列为任务，请人工处理。`);
}

function reportStray(piece: BodyPiece, report: Report): void {
  report('clause-outside-measure', piece.span, '此处责任分工不属于任何举措，请人工处理。');
}

function reportOutside(outline: Outline, report: Report): void {
  for (const piece of outline.preamble) {
    if (piece.kind === 'clause') reportStray(piece, report);
  }
  const behind = outline.ending.find((piece) => piece.kind === 'clause');
  if (behind !== undefined) {
    report('clause-after-signature', behind.span, '落款之后还有责任分工（可能是附件），未读入，请人工处理。');
  }
}

/** What stands before the first heading is front matter, unless it may be the passages of a displaced first measure. */
function frontOf(heads: readonly LaidOut[], outline: Outline, certain: number): number | null {
  const stray = outline.preamble.some((piece) => piece.kind === 'clause');
  return heads[0] === undefined || heads[0].layout !== 'running' || stray ? certain : null;
}
