import type { EpochMs } from '../domain/dates.ts';
import type { CorrectionFault, ReadingCorrection } from '../domain/document/reading-corrections.ts';
import type { AgencyKind, Plan } from '../domain/plan.ts';
import type { Actor } from '../domain/policy.ts';
import type { PlanSource } from '../services.ts';
import type { CorrectionServices } from './corrections.ts';

/** How a text came here. */
export const DRAFT_FORMATS = ['paste', 'txt', 'docx', 'html'] as const;
export type DraftFormat = (typeof DRAFT_FORMATS)[number];

/** Why a file is refused, in the `fault` of an error's details; each has a sentence for people. */
export const UPLOAD_FAULTS = [
  ...(['doc', 'wps', 'pdf', 'rtf', 'image', 'zip', 'encrypted', 'damaged', 'unknown'] as const),
  ...(['file', 'unpacked', 'entries', 'characters'] as const),
] as const;
export type UploadFault = (typeof UPLOAD_FAULTS)[number];

/** What somebody brings: a text that was pasted, or a file. */
export type Brought =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array };

/**
 * What pages may ask of documents that are being brought in. Drafts are common to those who may import; to everybody else there
 * are none, as in `Services`.
 */
export interface DraftServices {
  /** The last changed first. */
  list(actor: Actor | null): Promise<DraftSummary[]>;
  /**
   * Keeps a text as a draft. A text that is a draft already is that draft, and is to be what is said now.
   *
   * @param correctsPlanId the plan that it is a corrected version of; null for a document of its own
   * @throws DubanError `plan-exists`, naming the plan; `same-text` for what the plan to be corrected says already;
   *   `plan-archived`; `document-empty`; `unsupported-file`, `too-large` with an {@link UploadFault}; `too-many`
   */
  begin(
    actor: Actor | null,
    brought: Brought,
    correctsPlanId?: string | null,
  ): Promise<{ readonly id: string; readonly isNew: boolean }>;
  read(actor: Actor | null, draftId: string): Promise<DraftView>;
  /**
   * Corrects what was read. What others have corrected meanwhile stays; where that is in the way, it is refused.
   *
   * @throws DubanError `correction-refused`, with the {@link CorrectionFault} as `fault`; `too-many`
   */
  correct(actor: Actor | null, draftId: string, correction: ReadingCorrection): Promise<void>;
  /**
   * Takes back the last correction, or makes the last that was taken back again.
   *
   * @param revision of the draft as the page shows it: nobody takes back what they have not seen
   * @throws DubanError `outdated`
   */
  step(actor: Actor | null, draftId: string, direction: 'undo' | 'redo', revision: number): Promise<void>;
  throwAway(actor: Actor | null, draftId: string): Promise<void>;
  /**
   * Makes the plan and its boards of a draft, which is over then.
   *
   * @param revision of the draft as it was confirmed
   * @throws DubanError `outdated`; `plan-exists`; `document-unreadable` where nobody answers for anything
   */
  makeBoards(actor: Actor | null, draftId: string, revision: number): Promise<Plan>;
  readonly corrections: CorrectionServices;
}

export interface DraftSummary {
  readonly id: string;
  /** Of the document, as it was read when last corrected; null where it has none. */
  readonly title: string | null;
  readonly docNumber: string | null;
  readonly format: DraftFormat;
  /** Of the file; empty for what was pasted. */
  readonly fileName: string;
  readonly createdAt: EpochMs;
  readonly changedAt: EpochMs;
  /** Null for somebody who is no longer there. */
  readonly createdBy: string | null;
  /** Those that are in force. */
  readonly corrections: number;
  /** The title of the plan that it is to be a corrected version of; null for a document of its own. */
  readonly corrects: string | null;
}

/** A draft with what is understood of it, its corrections applied. */
export interface DraftView {
  readonly id: string;
  readonly revision: number;
  readonly format: DraftFormat;
  readonly fileName: string;
  readonly createdAt: EpochMs;
  readonly createdBy: string | null;
  /** As of a plan, the ids made of where things begin in the text; `plan.title` is empty for a document without one. */
  readonly source: PlanSource;
  readonly warnings: readonly DraftWarning[];
  readonly corrections: readonly DraftCorrection[];
  /** What may be made again. */
  readonly undone: readonly DraftCorrection[];
  /** Agencies there are already, by name with their kind. */
  readonly known: readonly { readonly name: string; readonly kind: AgencyKind }[];
  readonly near: readonly NearNames[];
  /** Of the boards that would be made. */
  readonly cards: number;
  /** The plan that it is to be a corrected version of; null for a document of its own. */
  readonly corrects: Plan | null;
  /** Null where the plan's text had no corrections. */
  readonly carried: Carried | null;
}

/** What became of a plan's corrections as a corrected version of it was begun. */
export interface Carried {
  /** Those that it began with. */
  readonly count: number;
  /** Those that have no place in it. */
  readonly left: readonly ReadingCorrection[];
}

export interface DraftWarning {
  /** By which it is marked as looked at. */
  readonly key: string;
  readonly code: string;
  readonly message: string;
  readonly start: number;
  readonly isReviewed: boolean;
}

export interface DraftCorrection {
  readonly id: number;
  readonly correction: ReadingCorrection;
  readonly by: string | null;
  readonly at: EpochMs;
  /** Why it no longer applies; null where it does. */
  readonly fault: CorrectionFault | null;
}

/** A name of the draft that may be another way to write an agency's, or is what it was called before. */
export interface NearNames {
  readonly name: string;
  readonly into: string;
  readonly isKnown: boolean;
  /** The other one was called so before. */
  readonly isFormer: boolean;
}
