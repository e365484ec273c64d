import type { EpochMs } from '../domain/dates.ts';
import type { AgencyId, BoardId, PersonId, PlanId, StageId } from '../domain/ids.ts';
import type { AgencyKind, Plan } from '../domain/plan.ts';
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
  readonly agencies: {
    /**
     * @param words in names and short names; empty for all
     * @param page from 1 on; the last one for any beyond
     */
    list(actor: Actor | null, words: string, page: number): Promise<AgencyList>;
    read(actor: Actor | null, agencyId: string): Promise<AgencyDetails>;
    /** People who are not members, by words of their name, at most {@link PEOPLE_OFFERED}. */
    findPeople(actor: Actor | null, agencyId: string, words: string): Promise<readonly AgencyPerson[]>;
    /** @throws DubanError `bad-input` with an `AgencyFault` as the detail `fault` */
    change(actor: Actor | null, agencyId: string, change: AgencyChange): Promise<void>;
    /** Makes somebody a member, or none any more. What they are already, they stay. */
    setMember(actor: Actor | null, agencyId: string, personId: string, isMember: boolean): Promise<void>;
    /** What a merge would do, and what stands in its way. */
    previewMerge(actor: Actor | null, fromId: string, intoId: string): Promise<MergePreview>;
    /**
     * Makes the first a part of the second, in one transaction; then the first is gone.
     *
     * @throws DubanError `bad-input` with the detail `fault`: `same`; `both-boards` where both have a board in one plan
     */
    merge(actor: Actor | null, fromId: string, intoId: string): Promise<void>;
  };
}

/** Agencies to a page of the list, and people offered at a time. */
export const AGENCIES_PER_PAGE = 50;
export const PEOPLE_OFFERED = 20;
/** Longest names, in UTF-16 code units: the widths of their columns. */
export const AGENCY_LIMITS = { name: 200, shortName: 40 } as const;

/** Why an agency cannot be so. */
export const AGENCY_FAULTS = ['name', 'taken'] as const;
export type AgencyFault = (typeof AGENCY_FAULTS)[number];

export interface AgencyChange {
  readonly name: string;
  /** Empty for none. */
  readonly shortName: string;
  readonly kind: AgencyKind;
}

export interface ManagedAgency extends AgencyChange {
  readonly id: AgencyId;
  readonly boards: number;
  readonly members: number;
}

export interface AgencyList {
  readonly agencies: readonly ManagedAgency[];
  /** How many were found on all pages. */
  readonly count: number;
  readonly page: number;
  readonly pages: number;
}

export interface AgencyPerson {
  readonly id: PersonId;
  readonly name: string;
}

export interface ManagedBoard {
  readonly id: BoardId;
  readonly plan: { readonly id: PlanId; readonly title: string };
}

export interface AgencyDetails {
  readonly agency: ManagedAgency;
  readonly boards: readonly ManagedBoard[];
  readonly members: readonly AgencyPerson[];
}

export interface MergePreview {
  readonly from: ManagedAgency;
  readonly into: ManagedAgency;
  /** Boards that go over, with their cards. */
  readonly boards: readonly { readonly planTitle: string; readonly cards: number }[];
  readonly responsibilities: number;
  readonly decisions: number;
  readonly newMembers: number;
  /** Titles of plans in which both have a board: those cannot be merged. */
  readonly conflicts: readonly string[];
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
