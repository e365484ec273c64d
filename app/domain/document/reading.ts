import type { IsoDate } from '../dates.ts';
import type { AgencyKind, Role, Span } from '../plan.ts';
import type { Warning } from './warnings.ts';

/** What was understood of a document. Every span counts UTF-16 units of the source as it was given, BOM and all. */
export interface Reading {
  /** Null where none was found. */
  readonly title: string | null;
  /** In its usual form, e.g. 国发〔2016〕62号; null where the document bears none. */
  readonly docNumber: string | null;
  readonly sections: readonly ReadSection[];
  readonly measures: readonly ReadMeasure[];
  /** Each once, in the order in which clauses first name them. */
  readonly agencies: readonly ReadAgency[];
  /** In the order of the text. */
  readonly warnings: readonly Warning[];
  /** What belongs to nothing that was understood, in the order of the text. */
  readonly unread: readonly UnreadText[];
  /** An exact partition of the source, in order. */
  readonly coverage: readonly Covered[];
}

export interface ReadSection {
  /** As written: 一, 二, … */
  readonly number: string;
  readonly title: string;
  readonly span: Span;
}

export interface ReadMeasure {
  /** As written, or inferred from its neighbours where the source lost it (then there is a warning). */
  readonly number: string;
  /** Null where the source lost it and no correction supplies it. */
  readonly title: string | null;
  /** The number of the section it stands in; null for a document without sections. */
  readonly section: string | null;
  readonly headingSpan: Span;
  readonly commitments: readonly ReadCommitment[];
}

export interface ReadCommitment {
  /** 1…n within the measure. */
  readonly ordinal: number;
  /** Its paragraphs, trimmed, one a line; empty where nobody can say which passage belongs to the clause. */
  readonly text: string;
  /** As written, without its outer brackets and line breaks. */
  readonly clause: string;
  readonly openEnded: boolean;
  readonly responsibilities: readonly ReadResponsibility[];
  readonly deadlines: readonly ReadDeadline[];
  /** Empty, at the clause's start, where the commitment has no passage. */
  readonly passageSpan: Span;
  readonly clauseSpan: Span;
}

export interface ReadResponsibility {
  readonly agency: string;
  readonly role: Role;
}

export interface ReadDeadline {
  readonly on: IsoDate;
  readonly phrase: string;
  readonly span: Span;
}

export interface ReadAgency {
  readonly name: string;
  readonly kind: AgencyKind;
}

export interface UnreadText {
  readonly text: string;
  readonly span: Span;
}

export const COVERAGE_KINDS = ['heading', 'passage', 'clause', 'front', 'closing', 'unread', 'aside'] as const;
/** `aside` is what a person has said to be no part of any measure; the reader itself never does. */
export type CoverageKind = (typeof COVERAGE_KINDS)[number];

export interface Covered {
  readonly kind: CoverageKind;
  readonly span: Span;
}
