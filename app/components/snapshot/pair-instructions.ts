import type { Instruction } from '../../domain/plan-state.ts';
import type { Change } from '../../domain/snapshot/list-diff.ts';
import { isSame } from '../../domain/snapshot/same.ts';

/** Instructions beside their other selves, those only that differ. */
export function pairInstructions(
  before: readonly Instruction[],
  after: readonly Instruction[],
): (Change<Instruction | null> & Pick<Instruction, 'number' | 'text'>)[] {
  const was = new Map(before.map((each) => [each.decisionId, each]));
  const is = new Map(after.map((each) => [each.decisionId, each]));
  return [...new Map([...was, ...is]).values()]
    .map(({ decisionId, number, text }) => {
      return { before: was.get(decisionId) ?? null, after: is.get(decisionId) ?? null, number, text };
    })
    .filter((pair) => !isSame(pair.before, pair.after));
}
