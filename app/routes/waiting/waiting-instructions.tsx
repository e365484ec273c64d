import { Link } from '@remix-run/react';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { DeadlineBadge } from '../../components/deadline-badge.tsx';
import { InstructionStateBadge } from '../../components/marks/instruction-state.tsx';
import { SaidLine } from '../../components/marks/said-line.tsx';
import { useTexts } from '../../components/marks/use-texts.ts';
import type { IsoDate } from '../../domain/dates.ts';
import { INSTRUCTIONS_WAITING_SHOWN, type WaitingInstruction } from '../../reviews/services.ts';

interface WaitingInstructionsProps {
  readonly instructions: readonly WaitingInstruction[];
  readonly today: IsoDate;
}

/** Instructions that wait for the person: to be answered for their agency, or answers that wait for a lead. They are dealt with on the board. */
export function WaitingInstructions({ instructions, today }: WaitingInstructionsProps) {
  const { t } = useTexts();
  return (
    <section aria-labelledby="instructions" className="flex flex-col gap-3">
      <h2 id="instructions" className="text-lg font-semibold">
        {t('waiting.title')}
      </h2>
      <ul aria-label={t('waiting.list')} className="flex flex-col gap-3">
        {instructions.map((instruction) => (
          <Item key={`${instruction.decisionId} ${instruction.agency.id}`} instruction={instruction} today={today} />
        ))}
      </ul>
      {instructions.length === INSTRUCTIONS_WAITING_SHOWN && (
        <p className="text-sm text-ink-soft">{t('waiting.more', { count: INSTRUCTIONS_WAITING_SHOWN })}</p>
      )}
    </section>
  );
}

function Item({ instruction, today }: { instruction: WaitingInstruction; today: IsoDate }) {
  const { t } = useTexts();
  const { number, text, dueOn, agency, boardId, cardId, title, state, last } = instruction;
  const to = cardId === null ? `/boards/${boardId}` : `/boards/${boardId}/cards/${cardId}`;
  return (
    <li className="rounded-lg border border-line bg-surface p-4 shadow-card">
      <h3 lang={title === '' ? undefined : DOCUMENT_LANGUAGE} className="font-semibold text-pretty">
        {title === '' ? t('waiting.plan') : title}
      </h3>
      <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-ink-soft">
        <span>{t('number', { number })}</span>
        <InstructionStateBadge state={state} />
        {dueOn && <DeadlineBadge on={dueOn} today={today} />}
        <span>{t(state === 'answered' ? 'waiting.forLead' : 'waiting.forAgency', { agency: agency.name })}</span>
      </p>
      <p lang={DOCUMENT_LANGUAGE} className="my-2 whitespace-pre-wrap">
        {text}
      </p>
      {last && <SaidLine said={last} />}
      <p className="mt-3">
        <Link to={to} aria-label={t('waiting.openOf', { number })} className="button button-accent">
          {t('waiting.open')}
        </Link>
      </p>
    </li>
  );
}
