import { Gavel } from 'lucide-react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { DeadlineBadge } from '../../components/deadline-badge.tsx';
import type { IsoDate } from '../../domain/dates.ts';
import type { Instruction } from '../../domain/plan-state.ts';
import { StateBadge } from '../../reviews/state-badge.tsx';
import { usePresentTexts } from './use-texts.ts';

interface InstructionRowProps {
  readonly instruction: Instruction;
  /** The piece of its text that this row has. */
  readonly text: string;
  /** The row that begins it says which one it is, and how it stands. */
  readonly isFirst: boolean;
  readonly today: IsoDate;
}

/** What an agency still has to carry out: by a decision that no lead has closed. */
export function InstructionRow({ instruction, text, isFirst, today }: InstructionRowProps) {
  const { t } = usePresentTexts();
  const { number, dueOn, state } = instruction;
  return (
    <div className="ml-[1.2em] border-l-[0.15em] border-line-strong pl-[0.7em]">
      {isFirst && (
        <p className="flex flex-wrap items-center gap-x-[0.6em]">
          <span className="inline-flex items-center gap-[0.35em] font-medium">
            <Gavel aria-hidden="true" />
            {t('instruction', { number })}
          </span>
          <StateBadge state={state} />
          {dueOn !== null && <DeadlineBadge on={dueOn} today={today} settled={state === 'answered'} />}
        </p>
      )}
      <p lang={DOCUMENT_LANGUAGE} className="whitespace-pre-wrap">
        {text}
      </p>
    </div>
  );
}
