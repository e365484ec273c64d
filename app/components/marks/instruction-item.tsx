import type { FailureCode } from '../../ask-server.ts';
import type { IsoDate } from '../../domain/dates.ts';
import { type LoggedInstruction, type SaidKind, type Standing, sayable, waitsFor } from '../../domain/instructions.ts';
import { DOCUMENT_LANGUAGE } from '../agency-name.tsx';
import { DeadlineBadge } from '../deadline-badge.tsx';
import { InstructionStateBadge } from './instruction-state.tsx';
import { SaidLine } from './said-line.tsx';
import { useTexts } from './use-texts.ts';
import { WordsForm } from './words-form.tsx';

export interface InstructionItemProps {
  readonly instruction: LoggedInstruction;
  readonly today: IsoDate;
  /** What whoever looks is to it. */
  readonly standing: Standing;
  /** Who looks: names their drafts. */
  readonly personId: string;
  readonly onSay: (instruction: LoggedInstruction, kind: SaidKind, text: string) => Promise<FailureCode | null>;
}

/** An instruction: what, by when, by whom, how it stands, what was said of it, and the next thing to say. */
export function InstructionItem({ instruction, today, standing, personId, onSay }: InstructionItemProps) {
  const { t } = useTexts();
  const { decisionId, number, text, person, dueOn, state, log } = instruction;
  const kinds = sayable(state, standing);
  const last = log.at(-1);
  const before = log.slice(0, -1);
  return (
    <li className="flex flex-col gap-2 border-t border-line pt-3 first:border-t-0 first:pt-0">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <span className="text-ink-soft">{t('number', { number })}</span>
        <InstructionStateBadge state={state} />
        {dueOn && <DeadlineBadge on={dueOn} today={today} settled={waitsFor(state) === null} />}
        {person !== '' && <span className="text-ink-soft">{t('person', { person })}</span>}
      </p>
      <p lang={DOCUMENT_LANGUAGE} className="whitespace-pre-wrap">
        {text}
      </p>
      {before.length > 0 && (
        <details className="text-sm">
          <summary className="min-h-6 text-ink-soft">{t('log', { count: before.length })}</summary>
          <ol className="mt-2 flex flex-col gap-2">
            {before.map((said) => (
              <li key={`${said.at} ${said.kind}`}>
                <SaidLine said={said} />
              </li>
            ))}
          </ol>
        </details>
      )}
      {last && <SaidLine said={last} />}
      {kinds.length > 0 && (
        <WordsForm
          label={t(kinds.includes('accepted') ? 'form.judge' : last ? 'form.answerAgain' : 'form.answer', { number })}
          draftKey={`${personId}:${decisionId}:${instruction.agencyId}`}
          kinds={kinds}
          onSay={(kind, words) => onSay(instruction, kind, words)}
        />
      )}
    </li>
  );
}
