import type { PlanState } from '../domain/plan-state.ts';

/** What a page about a plan has from its live document. Made by `usePlanState`. */
export interface LivePlan {
  /** The rows of the first paint until the document is there, and what it last said from then on. Structurally shared. */
  readonly state: PlanState;
  readonly status: PlanStatus;
}

/** `offline`: what is shown is what was so when the line was lost. `refused`: it does not come back by itself. */
export type PlanStatus = 'connecting' | 'live' | 'offline' | 'refused';
