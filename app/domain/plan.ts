import type { IsoDate } from './dates.ts';
import type { AgencyId, CommitmentId, MeasureId, PlanId, SectionId } from './ids.ts';

/** A half-open range `[start, end)` of UTF-16 code units in a plan's source text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** How an agency answers for a commitment, strongest first. */
export const ROLES = ['lead', 'responsible', 'implement', 'support'] as const;
export type Role = (typeof ROLES)[number];

export const AGENCY_KINDS = ['ministry', 'province', 'collective'] as const;
/** `ministry` is every single body that is not a province, offices of the Party and state companies among them. */
export type AgencyKind = (typeof AGENCY_KINDS)[number];

export interface Agency {
  readonly id: AgencyId;
  readonly name: string;
  readonly kind: AgencyKind;
  /** What it is called where there is little room; left out where there is no such name. */
  readonly shortName?: string;
}

/** By what an agency is searched for. */
export function namesOf({ name, shortName }: Agency): string {
  return shortName === undefined ? name : `${name} ${shortName}`;
}

export interface Responsibility {
  readonly agencyId: AgencyId;
  readonly role: Role;
}

export interface Deadline {
  readonly on: IsoDate;
  /** The words it was read from, as they stand in the source. */
  readonly phrase: string;
  readonly span: Span;
}

export interface Commitment {
  readonly id: CommitmentId;
  /** 1…n within its measure, in the order of the document. */
  readonly ordinal: number;
  readonly text: string;
  /** The responsibility clause as written, without its brackets. */
  readonly clause: string;
  /** The clause's list ended in 等 or 等部门: more agencies may be meant than are named. */
  readonly openEnded: boolean;
  readonly responsibilities: readonly Responsibility[];
  readonly deadlines: readonly Deadline[];
  readonly passageSpan: Span;
  readonly clauseSpan: Span;
}

export interface Measure {
  readonly id: MeasureId;
  /** Null in a document without sections. */
  readonly sectionId: SectionId | null;
  /** 1…n within the plan, in the order of the document; negative for one that is in the document no more. */
  readonly ordinal: number;
  /** As written: 一 … 十四. */
  readonly number: string;
  /** Null where the source lost it and no correction supplies it. */
  readonly title: string | null;
  readonly commitments: readonly Commitment[];
}

export interface Section {
  readonly id: SectionId;
  readonly ordinal: number;
  readonly number: string;
  readonly title: string;
}

export interface Plan {
  readonly id: PlanId;
  readonly title: string;
  /** e.g. 国发〔2016〕62号; null where the document bears none. */
  readonly docNumber: string | null;
}

/** What a measure is called: its number as the document writes it, and its title, where it has one. */
export function measureName({ number, title }: Pick<Measure, 'number' | 'title'>): string {
  return `（${number}）${title ?? ''}`;
}

/** What a plan is called where others stand beside it: a corrected edition, or one of another year, may have the same title. */
export function planName({ docNumber, title }: Pick<Plan, 'docNumber' | 'title'>): string {
  return docNumber === null ? title : `${docNumber} ${title}`;
}

/** The strongest of some roles, by the order of {@link ROLES}; null for none. */
export function strongestRole(roles: Iterable<Role>): Role | null {
  const held = new Set(roles);
  return ROLES.find((role) => held.has(role)) ?? null;
}

/** Every role `agencyId` holds in a measure, each once, strongest first. */
export function rolesInMeasure(measure: Measure, agencyId: AgencyId): Role[] {
  const held = new Set(
    measure.commitments.flatMap((c) => c.responsibilities.filter((r) => r.agencyId === agencyId).map((r) => r.role)),
  );
  return ROLES.filter((role) => held.has(role));
}

/** The commitments of a measure that `agencyId` answers for, in order. */
export function commitmentsOf(measure: Measure, agencyId: AgencyId): Commitment[] {
  return measure.commitments.filter((c) => c.responsibilities.some((r) => r.agencyId === agencyId));
}

/** Whether a measure was in an earlier text of its document and is in this one no more. */
export function isGone({ ordinal }: Pick<Measure, 'ordinal'>): boolean {
  return ordinal < 0;
}

/** Every agency that answers for a measure, each once, in the order the document first names them. */
export function agenciesOf(measure: Measure): AgencyId[] {
  return [...new Set(measure.commitments.flatMap((c) => c.responsibilities.map((r) => r.agencyId)))];
}
