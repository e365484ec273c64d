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
     * @param words in names, short names and former names; empty for all
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
    /** Lets an agency never have been called something; what it was never called, it goes on never having been called. */
    forgetName(actor: Actor | null, agencyId: string, name: string): Promise<void>;
    /** What a merge would do. */
    previewMerge(actor: Actor | null, fromId: string, intoId: string): Promise<MergePreview>;
    /**
     * Makes the first a part of the second, in one transaction; then the first is gone. In plans in which both have a board, that of
     * the first goes into that of the second.
     *
     * @throws DubanError `bad-input` with the detail `fault`: `same`; `not-saved` where what was said on such boards cannot be written;
     *   `too-many` where a board would have too many cards; `outdated`
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
  /** Everywhere, or in single plans. */
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
  readonly plan: Plan;
}

export interface AgencyDetails {
  readonly agency: ManagedAgency;
  readonly boards: readonly ManagedBoard[];
  readonly members: readonly AgencyPerson[];
  /** Members in single plans alone, with what those are called. */
  readonly limited: readonly (AgencyPerson & { readonly plans: readonly string[] })[];
  /** The last that was given up first. */
  readonly formerNames: readonly FormerName[];
}

/** What an agency was called before. */
export interface FormerName {
  readonly name: string;
  /** It was given another name, or the agency of this name was made a part of it. */
  readonly reason: 'renamed' | 'merged';
  /** When it was given up. */
  readonly until: EpochMs;
}

export interface MergePreview {
  readonly from: ManagedAgency;
  readonly into: ManagedAgency;
  /** Boards that go over as they are, with their cards. */
  readonly boards: readonly { readonly planId: PlanId; readonly planName: string; readonly cards: number }[];
  readonly responsibilities: number;
  readonly decisions: number;
  /** People who become members everywhere. */
  readonly newMembers: number;
  /** People who become members in single plans alone. */
  readonly newLimitedMembers: number;
  /**
   * Of each plan in which both have a board, how many cards of measures and of tasks the one takes over, and how many it has of the
   * same measures.
   */
  readonly merged: readonly {
    readonly planId: PlanId;
    readonly planName: string;
    readonly measures: number;
    readonly tasks: number;
    readonly joined: number;
  }[];
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
