import type { PlanState } from '../domain/plan-state.ts';

/** What a page about a plan has from its live document. Made by `usePlanState`. */
export interface LivePlan {
  /** The rows of the first paint until the document is there, and what it last said from then on. Structurally shared. */
  readonly state: PlanState;
  readonly status: PlanStatus;
  /** By `recordSign`, of the record that the document is beside; null until it is there. */
  readonly record: string | null;
}

/**
 * `offline`: what is shown is what was so when the line was lost. It does not come back by itself where it is `refused`, nor where
 * the plan is `not-there` any more for whoever is signed in.
 */
export type PlanStatus = 'connecting' | 'live' | 'offline' | 'refused' | 'not-there';
