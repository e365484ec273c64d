import type { EpochMs } from '../domain/dates.ts';
import type { StageId } from '../domain/ids.ts';
import type { Plan } from '../domain/plan.ts';
import type { Actor } from '../domain/policy.ts';
import type { PolicyRow } from '../domain/policy-table.ts';
import type { PlanStage, StageEdit } from '../domain/stage-edits.ts';

/** What those who run the place may ask of the server. Everything throws `not-signed-in`, and `not-found` for who may not. */
export interface AdminServices {
  /** Who may do what. */
  policy(actor: Actor | null): readonly PolicyRow[];
  readonly plans: {
    /** Every plan, the newest first, those that are archived after the others. */
    list(actor: Actor | null): Promise<readonly ManagedPlan[]>;
    read(actor: Actor | null, planId: string): Promise<ManagedPlanDetails>;
    /**
     * Does something to the stages of a plan; resolves once it is in the database, the cards of a retired stage included.
     *
     * @throws DubanError `bad-input` and `outdated` with a `StageFault` as the detail `fault`; `plan-archived`; `not-saved`
     */
    editStages(actor: Actor | null, planId: string, edit: StageEdit): Promise<void>;
    /** Lets a plan only be read from now on, by anybody, or brings it back. Resolves once nobody can write any more. */
    archive(actor: Actor | null, planId: string, isArchived: boolean): Promise<void>;
  };
}

export interface ManagedPlan extends Plan {
  readonly importedAt: EpochMs;
  /** Null for one that is in use. */
  readonly archivedAt: EpochMs | null;
  readonly boards: number;
  /** Not archived ones. */
  readonly cards: number;
}

export interface ManagedPlanDetails {
  readonly plan: ManagedPlan;
  /** From left to right, the retired ones included. */
  readonly stages: readonly PlanStage[];
  /** On all boards, archived ones included. */
  readonly cardsByStage: Readonly<Record<StageId, number>>;
}
