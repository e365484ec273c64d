import type { Span } from '../plan.ts';
import { type DraftCommitment, type DraftMeasure, hull, textOf } from './draft.ts';
import type { ItemMark } from './headings.ts';
import type { LaidOut } from './layout.ts';
import type { BodyPiece } from './outline.ts';
import type { ClausePiece, ProsePiece } from './pieces.ts';
import { pair, withoutPassage } from './read-displaced.ts';
import type { Report } from './report.ts';
import { findRunningClauses, type RunningClause } from './running-clauses.ts';

/** What the reading of a measure needs to know of the document around it. */
export interface Surroundings {
  readonly folded: string;
  readonly isDefined: (name: string) => boolean;
  readonly report: Report;
}

/**
 * Reads a measure whose text and clauses follow its heading: a clause closes everything since the clause before it, or,
 * below numbered items, since its own item began.
 * @param label the measure in words, for warnings
 */
export function readRunning(head: LaidOut, label: string, around: Surroundings): DraftMeasure {
  const reading = new RunningReading(head, label, around);
  head.body.forEach((piece, i) => {
    reading.take(piece, head.body[i + 1]);
  });
  return reading.finish();
}

class RunningReading {
  readonly #head: LaidOut;
  readonly #label: string;
  readonly #around: Surroundings;
  readonly #commitments: DraftCommitment[] = [];
  /** Text that no clause has closed yet. */
  #pending: ProsePiece[] = [];
  /** Clauses that stand together, with nothing but blanks between. */
  #clauses: ClausePiece[] = [];
  /** How many clauses the body has; those that stand together are one. */
  readonly #closings: number;
  /** The one clause of the body stands behind all its items, and closes them all. */
  readonly #closesAll: boolean;
  /** The level of the first item; marks of other levels are deeper, and only text. */
  readonly #topLevel: ItemMark['level'] | null;

  constructor(head: LaidOut, label: string, around: Surroundings) {
    this.#head = head;
    this.#label = label;
    this.#around = around;
    const { body } = head;
    this.#closings = body.filter((piece, i) => piece.kind === 'clause' && body[i - 1]?.kind !== 'clause').length;
    const lastClause = body.findLastIndex((piece) => piece.kind === 'clause');
    const lastItem = body.findLastIndex((piece) => piece.kind === 'prose' && piece.item !== null);
    const firstItem = body.find((piece) => piece.kind === 'prose' && piece.item !== null);
    this.#topLevel = firstItem?.kind === 'prose' ? (firstItem.item?.level ?? null) : null;
    this.#closesAll = this.#closings === 1 && lastItem < lastClause;
  }

  take(piece: BodyPiece, next: BodyPiece | undefined): void {
    if (piece.kind === 'clause') {
      this.#clauses.push(piece);
      return;
    }
    this.#close();
    const inline = next?.kind === 'clause' ? [] : this.#runningClauses(piece);
    if (inline.length === 0) this.#pending.push(piece);
    else this.#takeInline(piece, inline);
  }

  finish(): DraftMeasure {
    this.#close();
    const tail = this.#pending;
    this.#pending = [];
    return { commitments: this.#commitments, tail };
  }

  #runningClauses(piece: ProsePiece): RunningClause[] {
    return findRunningClauses(this.#around.folded, piece.span, this.#around.isDefined);
  }

  #takeInline(piece: ProsePiece, inline: readonly RunningClause[]): void {
    let from = hull([...this.#passageBefore(piece), textOf(piece)]).start;
    inline.forEach((found, i) => {
      const end = i === inline.length - 1 ? piece.span.end : found.sentenceEnd;
      const clauses = [{ span: found.span, inner: found.span, clause: found.clause }];
      this.#commitments.push({ passage: { start: from, end }, fromTitle: false, inline: true, clauses });
      from = end;
    });
    this.#pending = [];
  }

  /** The pending paragraphs that belong to a clause in this one: none across the border of an item. */
  #passageBefore(piece: ProsePiece): Span[] {
    if (piece.item === null) return this.#pending.map(textOf);
    this.#leave(this.#pending);
    return [];
  }

  #close(): void {
    const clauses = this.#clauses;
    if (clauses.length === 0) return;
    this.#clauses = [];
    const lines = byLine(clauses);
    if (clauses.every((clause) => clause.alone) && lines.length > 1 && !areComplementary(clauses)) {
      this.#commitments.push(...pair(this.#pending, lines, this.#head, this.#label, this.#around.report));
    } else if (this.#pending.length === 0) this.#closeNothing(clauses);
    else this.#closePending(clauses);
    this.#pending = [];
  }

  #closeNothing(clauses: readonly ClausePiece[]): void {
    const { title, span } = this.#head.heading;
    const draft = withoutPassage(clauses);
    if (title !== null && this.#commitments.length === 0) {
      if (clauses[0]?.alone) {
        this.#around.report(
          'passage-missing',
          span,
          `${this.#label}只有标题和责任分工，没有正文，暂以标题为任务内容。`,
        );
      }
      this.#commitments.push({ ...draft, passage: title, fromTitle: true });
      return;
    }
    this.#around.report(
      'passage-count-mismatch',
      draft.clauses[0]?.span ?? span,
      `${this.#label}的此处责任分工没有可对应的正文，请人工处理。`,
    );
    this.#commitments.push(draft);
  }

  #closePending(clauses: readonly ClausePiece[]): void {
    const from = this.#closesAll && this.#commitments.length === 0 ? 0 : this.#lastItem();
    this.#leave(this.#pending.slice(0, from));
    const passage = this.#pending.slice(from);
    const span = hull(passage.map(textOf));
    if (passage.length > 1 && from === 0 && this.#closings > 1) {
      this.#around.report(
        'passage-spans-paragraphs',
        span,
        `${this.#label}中有${passage.length}段正文共用一处责任分工，请核对是否对应。`,
      );
    }
    this.#commitments.push({ ...withoutPassage(clauses), passage: span });
  }

  /** Where the last item among the pending paragraphs begins. */
  #lastItem(): number {
    return Math.max(
      0,
      this.#pending.findLastIndex((piece) => piece.item !== null && piece.item.level === this.#topLevel),
    );
  }

  #leave(paragraphs: readonly ProsePiece[]): void {
    if (paragraphs.length === 0) return;
    const span = hull(paragraphs.map((piece) => piece.span));
    this.#around.report(
      'passage-without-clause',
      span,
      `${this.#label}中此处正文没有责任分工，未列为任务，请人工处理。`,
    );
  }
}

/** 牵头单位：… on one line and 责任单位：… on the next are one clause. */
function areComplementary(clauses: readonly ClausePiece[]): boolean {
  const roles = clauses.flatMap(({ found }) => found.clause.parts.map((part) => part.role));
  return clauses.every(({ found }) => found.clause.labelled) && new Set(roles).size === roles.length;
}

function byLine(clauses: readonly ClausePiece[]): ClausePiece[][] {
  const lines: ClausePiece[][] = [];
  for (const clause of clauses) {
    const last = lines.at(-1);
    if (last?.[0]?.line === clause.line) last.push(clause);
    else lines.push([clause]);
  }
  return lines;
}

/** Whether any text of a body is closed by a clause, in brackets or running. */
export function hasClause(body: readonly BodyPiece[], { folded, isDefined }: Surroundings): boolean {
  return body.some((piece) => piece.kind === 'clause' || findRunningClauses(folded, piece.span, isDefined).length > 0);
}
