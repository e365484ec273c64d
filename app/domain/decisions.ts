import type { IsoDate } from './dates.ts';
import type { Instruction, InstructionState } from './plan-state.ts';

/** A decision, as far as it is told whether it has been carried out. */
export interface Told {
  readonly dueOn: IsoDate | null;
  readonly instructions: readonly Pick<Instruction, 'state'>[];
}

/** No lead has closed it yet. */
export function isOpenState(state: InstructionState): boolean {
  return state !== 'accepted' && state !== 'withdrawn';
}

/** Whether any agency still has it before it, or any answer waits for a lead. */
export function isOpen({ instructions }: Pick<Told, 'instructions'>): boolean {
  return instructions.some(({ state }) => isOpenState(state));
}

/** Whether its day has passed with some of it still to be done: an answer that waits for a lead is not late. */
export function isOverdue({ dueOn, instructions }: Told, today: IsoDate): boolean {
  if (dueOn === null || dueOn >= today) return false;
  return instructions.some(({ state }) => isOpenState(state) && state !== 'answered');
}
