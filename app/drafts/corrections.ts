import type { Changed, MatchReason, MeasureChanges, MeasureChoices } from '../domain/correction/index.ts';
import type { EpochMs } from '../domain/dates.ts';
import type { BoardId, MeasureId } from '../domain/ids.ts';
import type { Plan } from '../domain/plan.ts';
import type { Actor } from '../domain/policy.ts';

/** What pages may ask of corrected versions of documents. To those who may not import there are none, as in `Services`. */
export interface CorrectionServices {
  /** What would change, before anything does. @throws DubanError `not-found`, also for a draft that corrects nothing */
  compare(actor: Actor | null, draftId: string): Promise<CorrectionView>;
  /**
   * Says what measures of a draft go on with, beside what was said before.
   *
   * @param revision of the draft as the page shows it
   * @throws DubanError `outdated`
   */
  choose(actor: Actor | null, draftId: string, choices: MeasureChoices, revision: number): Promise<void>;
  /**
   * Puts the draft's document in the place of its plan's, and has all boards go by it. The draft is over then.
   *
   * @param confirmed the revisions of the draft and of the plan as they were confirmed
   * @throws DubanError `outdated`; `plan-corrected`; `measures-open`; `same-text`; `plan-exists`; `plan-archived`;
   *   `document-unreadable` where nobody answers for anything; `not-saved`, also where the boards are not there in time
   */
  make(
    actor: Actor | null,
    draftId: string,
    confirmed: { readonly revision: number; readonly planRevision: number },
  ): Promise<Plan>;
  /** The texts that a plan had before the one it has, the last first. */
  listTexts(actor: Actor | null, planId: string): Promise<EarlierTexts>;
  /** One of them. @param revision of the plan when it was its text */
  readText(actor: Actor | null, planId: string, revision: number): Promise<EarlierText & { readonly text: string }>;
}

export interface EarlierTexts {
  readonly plan: Plan;
  readonly texts: readonly EarlierText[];
}

/** A text that a plan had. */
export interface EarlierText extends Pick<Plan, 'title' | 'docNumber'> {
  readonly revision: number;
  readonly replacedAt: EpochMs;
  /** Null for somebody who is no longer there. */
  readonly replacedBy: string | null;
}

/** What a corrected version would make of a plan. Agencies stand in it by name. */
export interface CorrectionView {
  readonly draftId: string;
  readonly revision: number;
  readonly plan: Plan;
  readonly planRevision: number;
  readonly title: Changed<string | null> | null;
  readonly docNumber: Changed<string | null> | null;
  /** In the order of the new version. */
  readonly measures: readonly CorrectedMeasure[];
  readonly gone: readonly GoneMeasure[];
  /** What a measure may be said to go on with. */
  readonly before: readonly MeasureBefore[];
  readonly boards: readonly CorrectedBoard[];
  /** Measures of which nobody has said yet what they go on with. */
  readonly open: number;
}

export interface MeasureName {
  readonly number: string;
  readonly title: string | null;
}

export interface MeasureBefore extends MeasureName {
  readonly id: MeasureId;
  /** It is in the document no more. */
  readonly isAway: boolean;
}

export interface CorrectedMeasure extends MeasureName {
  readonly key: string;
  readonly status: 'unchanged' | 'changed' | 'new' | 'back' | 'open';
  /** What it goes on with; null for a new one, and while that is open. */
  readonly before: MeasureBefore | null;
  readonly reason: MatchReason | null;
  /** Those that it may go on with, the most alike first. */
  readonly open: readonly MeasureId[];
  /** Null for one that goes on with nothing. */
  readonly changes: MeasureChanges | null;
  readonly agencies: readonly string[];
}

export interface GoneMeasure extends MeasureName {
  readonly id: MeasureId;
  readonly agencies: readonly string[];
  /** Task cards under it, on all boards. */
  readonly tasks: number;
}

export interface CorrectedBoard {
  readonly agency: string;
  /** Null for one that is to be made. */
  readonly boardId: BoardId | null;
  /** Its agency answers for nothing any more. */
  readonly isEmptied: boolean;
  readonly kept: number;
  readonly added: readonly MeasureName[];
  readonly restored: readonly MeasureName[];
  readonly archived: readonly MeasureName[];
  /** Task cards under what is put away, archived ones left out. */
  readonly tasks: number;
}
