import type { IsoDate } from '../../domain/dates.ts';
import { isOpen, isOverdue, type Told } from '../../domain/decisions.ts';
import type { Decision } from '../../reviews/services.ts';

/** By what decisions are told apart on their page. */
export const DECISION_STATES = ['all', 'open', 'late', 'closed'] as const;
export type DecisionState = (typeof DECISION_STATES)[number];

export interface DecisionFilter {
  readonly state: DecisionState;
  /** An agency's id; empty for all. */
  readonly agency: string;
}

/** What an address says; anything else than what a page writes is as if it were not there. */
export function readFilter(params: URLSearchParams): DecisionFilter {
  const state = DECISION_STATES.find((each) => each === params.get('state')) ?? 'all';
  return { state, agency: params.get('agency') ?? '' };
}

/** Decisions of a state; with an agency, those that it has before it, by how they stand with it alone. */
export function filterDecisions(
  decisions: readonly Decision[],
  { state, agency }: DecisionFilter,
  today: IsoDate,
): Decision[] {
  return decisions.filter((decision) => {
    const own =
      agency === '' ? decision.instructions : decision.instructions.filter((each) => each.agencyId === agency);
    if (own.length === 0) return false;
    return fits({ dueOn: decision.dueOn, instructions: own }, state, today);
  });
}

function fits(told: Told, state: DecisionState, today: IsoDate): boolean {
  switch (state) {
    case 'all':
      return true;
    case 'open':
      return isOpen(told);
    case 'late':
      return isOverdue(told, today);
    case 'closed':
      return !isOpen(told);
  }
}
