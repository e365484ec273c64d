import { InstructionList } from '../../components/snapshot/lead-marks.tsx';
import { useTexts } from '../../components/snapshot/use-texts.ts';
import type { AgencyId } from '../../domain/ids.ts';
import type { Instruction } from '../../domain/plan-state.ts';

interface PlanInstructionsProps {
  readonly instructions: readonly Instruction[];
  readonly agencies: ReadonlyMap<AgencyId, string>;
}

/** Decisions that are on no card, to be opened. */
export function PlanInstructions({ instructions, agencies }: PlanInstructionsProps) {
  const { t } = useTexts();
  if (instructions.length === 0) return null;
  return (
    <details className="border-b border-line bg-surface px-3 sm:px-4">
      <summary className="py-1.5 text-sm font-medium">{t('planInstructions', { count: instructions.length })}</summary>
      <div className="max-h-[40dvh] overflow-y-auto pb-3">
        <InstructionList instructions={instructions} agencies={agencies} />
      </div>
    </details>
  );
}
