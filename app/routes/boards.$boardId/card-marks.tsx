import { type ComponentType, type ReactNode, useState } from 'react';
import { BoardConfirmationView } from '../../components/marks/board-confirmation-view.tsx';
import { InstructionItem } from '../../components/marks/instruction-item.tsx';
import { LiftButton } from '../../components/marks/lift-button.tsx';
import { SupervisionForm } from '../../components/marks/supervision-form.tsx';
import { SupervisionView } from '../../components/marks/supervision-view.tsx';
import { useKeptFocus } from '../../components/marks/use-kept-focus.ts';
import { useTexts } from '../../components/marks/use-texts.ts';
import type { Card } from '../../domain/board.ts';
import { isOn, type LoggedInstruction } from '../../domain/instructions.ts';
import type { ConfirmationCall } from '../../domain/plan-state.ts';
import type { BoardContext } from './board-context.ts';
import { markActions } from './mark-actions.ts';

interface CardPartProps {
  readonly card: Card;
  readonly context: BoardContext;
  /** The panel's own, which has it already. */
  readonly Section: ComponentType<{ title: string; aside?: ReactNode; children: ReactNode }>;
}

/** What leads have put on a card, and what can be said to it. */
export function CardMarks({ card, context, Section }: CardPartProps) {
  const { t } = useTexts();
  const region = useKeptFocus();
  const instructions = context.marks.instructions.filter((instruction) => isOn(instruction, card));
  return (
    <div ref={region} tabIndex={-1} className="outline-none">
      <CardSupervision card={card} context={context} Section={Section} />
      {instructions.length > 0 && (
        <Section title={t('instructions')} aside={t('instructionsOpen', { count: instructions.length })}>
          <Instructions instructions={instructions} context={context} />
        </Section>
      )}
    </div>
  );
}

/** The card's flag, for everyone; for leads the way to set, change and lift it. */
function CardSupervision({ card, context, Section }: CardPartProps) {
  const { t } = useTexts();
  const [isWriting, setWriting] = useState(false);
  const { marks, view, today } = context;
  const standing = marks.supervisions.find(({ cardId }) => cardId === card.id) ?? null;
  const actions = markActions(context);
  if (!standing && !view.leads) return null;
  return (
    <Section title={t('supervision.title')}>
      {standing && <SupervisionView supervision={standing} today={today} />}
      {isWriting && (
        <SupervisionForm
          standing={standing}
          draftKey={`${personOf(context)}:${card.id}`}
          onSend={(wish) => actions.flag(card.id, wish, t(standing ? 'supervision.changed' : 'supervision.set'))}
          onClose={() => setWriting(false)}
        />
      )}
      {view.leads && !isWriting && (
        <div className="flex flex-wrap gap-2">
          <button type="button" onClick={() => setWriting(true)} className="button">
            {t(standing ? 'supervision.change' : 'supervision.open')}
          </button>
          {standing && <LiftButton onLift={() => actions.lift(card.id, t('supervision.lifted'))} />}
        </div>
      )}
    </Section>
  );
}

/** Some of the board's instructions, whole, with what whoever looks may say of each. */
export function Instructions({
  instructions,
  context,
}: {
  instructions: readonly LoggedInstruction[];
  context: BoardContext;
}) {
  const { t } = useTexts();
  const { view, today } = context;
  const actions = markActions(context);
  return (
    <ul className="flex flex-col gap-4">
      {instructions.map((instruction) => (
        <InstructionItem
          key={instruction.decisionId}
          instruction={instruction}
          today={today}
          standing={{ answers: view.access === 'write', judges: view.leads }}
          personId={personOf(context)}
          onSay={(of, kind, text) => actions.say(of, kind, text, t(`told.${kind}`))}
        />
      ))}
    </ul>
  );
}

/** How the board stands to the call that is open, with what whoever looks may do about it. */
export function BoardConfirmation({ call, context }: { call: ConfirmationCall; context: BoardContext }) {
  const { t } = useTexts();
  const { confirmation, changedAt } = context.marks;
  const actions = markActions(context);
  return (
    <BoardConfirmationView
      call={call}
      confirmation={confirmation}
      changedAt={changedAt}
      today={context.today}
      mayConfirm={context.view.access === 'write'}
      onConfirm={(confirmed) => actions.confirm(confirmed, t(confirmed ? 'confirmation.said' : 'confirmation.unsaid'))}
    />
  );
}

function personOf({ live }: BoardContext): string {
  return live.peers.find(({ self }) => self)?.id ?? '';
}
