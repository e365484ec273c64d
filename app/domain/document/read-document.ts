import type { Span } from '../plan.ts';
import { CommitmentReader } from './commitments.ts';
import { applyCorrections, type Correction } from './corrections.ts';
import { type Mark, partition, unreadOf } from './coverage.ts';
import { definedNames } from './definitions.ts';
import { findClauses } from './find-clauses.ts';
import { fold } from './fold.ts';
import { readFront } from './front.ts';
import { linesOf } from './lines.ts';
import { draftMeasures, type UnreadMeasure } from './measures.ts';
import { outlineOf } from './outline.ts';
import { cutPieces } from './pieces.ts';
import { isoDate } from './plain-date.ts';
import type { Reading, ReadMeasure } from './reading.ts';
import { type Report, Warnings } from './report.ts';

/**
 * Reads a policy document into sections, measures, commitments, agencies and deadlines (the rules: `SPEC.md`). Never
 * throws; takes time linear in the length of the text; what it is not sure of stands in `warnings` and `unread`.
 * @param source the text as it was given; all spans count its UTF-16 units
 * @param corrections what a person supplies where the source lost it
 */
export function readDocument(source: string, corrections: readonly Correction[] = []): Reading {
  const warnings = new Warnings();
  const { report } = warnings;
  const folded = fold(source);
  const defined = definedNames(folded);
  const isDefined = (name: string) => defined.has(name);
  const found = findClauses(folded, isDefined);
  const lines = linesOf(folded);
  const outline = outlineOf(folded, cutPieces(folded, lines, found.clauses));
  const bodyStart = outline.heads[0]?.heading.span.start ?? folded.length;
  const frontLines = lines.filter(({ start }) => start < bodyStart);
  const front = readFront(source, folded, frontLines);
  const datedFrom = outline.signedOn ?? front.date ?? isoDate(yearOf(front.docNumber), 1, 1);

  for (const span of found.doubtful) {
    report('clause-not-understood', span, '此处括号内像是责任分工，但未能识别出责任单位，请人工处理。');
  }
  const draft = draftMeasures(source, { folded, isDefined, report }, outline, front.lines);
  const reader = new CommitmentReader(source, folded, datedFrom, report);
  reader.learnNames(found.clauses);
  const measures = draft.measures.map(
    ({ number, title, section, headingSpan, commitments }): ReadMeasure => ({
      number,
      title,
      section,
      headingSpan,
      commitments: commitments.map((commitment, i) => reader.read(commitment, i + 1)),
    }),
  );
  const corrected = applyCorrections(measures, front.docNumber, corrections, report);
  corrected.forEach((measure, i) => {
    if (measure !== measures[i]) return;
    if (measure.title === null || draft.measures[i]?.numberLost) reportLost(measure, report);
  });
  if (front.title === null) report('no-title', { start: 0, end: 0 }, '未找到文件标题。');
  if (measures.length === 0)
    report('no-measures', { start: 0, end: 0 }, '未找到任何带编号的举措，请确认这是一份政策文件。');

  const coverage = partition(folded, [
    ...draft.marks,
    ...frontMarks(frontLines, draft.frontLines),
    ...commitmentMarks(draft.measures),
  ]);
  return {
    title: front.title,
    docNumber: front.docNumber,
    sections: draft.sections,
    measures: corrected,
    agencies: reader.agencies,
    warnings: warnings.inOrder(),
    unread: unreadOf(source, folded, coverage),
    coverage,
  };
}

function reportLost({ number, title, headingSpan }: ReadMeasure, report: Report): void {
  const lost = title === null ? '标题已丢失' : '编号已丢失';
  report('heading-lost', headingSpan, `举措（${number}）的${lost}，编号按上下文认定，请人工核对。`);
}

/** Number of a document 国发〔2016〕62号: nothing in it can be due before that year began. */
function yearOf(docNumber: string | null): number | null {
  const year = /〔(\d{4})〕/.exec(docNumber ?? '')?.[1];
  return year === undefined ? null : Number(year);
}

function frontMarks(lines: readonly Span[], certain: number | null): Mark[] {
  return lines.slice(0, certain ?? lines.length).map((span) => ({ kind: 'front', span }));
}

function commitmentMarks(measures: readonly UnreadMeasure[]): Mark[] {
  return measures.flatMap(({ commitments }) =>
    commitments.flatMap(({ passage, fromTitle, clauses }): Mark[] => [
      ...(passage === null || fromTitle ? [] : [{ kind: 'passage' as const, span: passage }]),
      ...clauses.map(({ span }) => ({ kind: 'clause' as const, span })),
    ]),
  );
}
