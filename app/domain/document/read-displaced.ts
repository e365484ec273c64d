import type { DraftCommitment, DraftMeasure } from './draft.ts';
import { textOf } from './draft.ts';
import { type LaidOut, tailOf } from './layout.ts';
import type { ClausePiece, ProsePiece } from './pieces.ts';
import type { Report } from './report.ts';

/**
 * Reads a measure whose passages stand before its heading and whose clauses below: the n-th passage belongs to the n-th
 * clause. Where their numbers differ, any pairing may be wrong: the clauses stay, without text, and a person is told.
 */
export function readDisplaced(head: LaidOut, label: string, report: Report): DraftMeasure {
  const stray = head.body
    .slice(head.below.flat().length)
    .filter((piece): piece is ClausePiece => piece.kind === 'clause');
  for (const clause of stray) {
    report('clause-outside-measure', clause.span, `此处责任分工前没有可对应的举措标题，未归入${label}，请人工处理。`);
  }
  const commitments =
    head.layout === 'unclear' ? leaveUnclear(head, label, report) : pair(head.before, head.below, head, label, report);
  return { commitments, tail: tailOf(head.body, head.heading.line) };
}

function leaveUnclear(head: LaidOut, label: string, report: Report): DraftCommitment[] {
  report(
    'layout-unclear',
    head.heading.span,
    `${label}的责任分工紧跟标题，无法确定正文在其前还是在其后，未作对应，请人工处理。`,
  );
  return head.below.map((clauses) => withoutPassage(clauses));
}

/** Pairs paragraphs with lines of clauses one to one, or not at all. */
export function pair(
  passages: readonly ProsePiece[],
  clauses: readonly (readonly ClausePiece[])[],
  head: LaidOut,
  label: string,
  report: Report,
): DraftCommitment[] {
  if (passages.length !== clauses.length) {
    report(
      'passage-count-mismatch',
      head.heading.span,
      `${label}有${passages.length}段正文、${clauses.length}处责任分工，数目不一致，未作对应，请人工处理。`,
    );
    return clauses.map((group) => withoutPassage(group));
  }
  return clauses.map((group, i) => {
    const passage = passages[i];
    return { ...withoutPassage(group), passage: passage === undefined ? null : textOf(passage) };
  });
}

/** A commitment of which only the clause is certain. */
export function withoutPassage(group: readonly ClausePiece[]): DraftCommitment {
  const clauses = group.map(({ found }) => ({ span: found.span, inner: found.inner, clause: found.clause }));
  return { passage: null, fromTitle: false, inline: false, clauses };
}
