import type { Instruction } from '../../domain/plan-state.ts';
import { pairInstructions } from './pair-instructions.ts';
import { useTexts } from './use-texts.ts';

interface InstructionChangesProps {
  readonly before: readonly Instruction[];
  readonly after: readonly Instruction[];
}

/** Which decisions a card was given, which a lead has closed, and how the others stand where that changed. */
export function InstructionChanges(props: InstructionChangesProps) {
  const { t } = useTexts();
  const changed = pairInstructions(props.before, props.after);
  if (changed.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1">
      {changed.map(({ before, after, number, text }) => (
        <li key={number} className="whitespace-pre-wrap">
          {before === null
            ? t('card.instructionsCame', { number, text })
            : after === null
              ? t('card.instructionsWent', { number, text })
              : t('card.instructionsNow', { number, state: t(`card.state.${after.state}`) })}
        </li>
      ))}
    </ul>
  );
}
