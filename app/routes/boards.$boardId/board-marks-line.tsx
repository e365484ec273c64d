import { CircleCheckBig, ClipboardCheck, type LucideIcon, MessageCircleQuestion } from 'lucide-react';
import { HeaderDisclosure } from '../../components/marks/header-disclosure.tsx';
import { useTexts } from '../../components/marks/use-texts.ts';
import type { LoggedInstruction } from '../../domain/instructions.ts';
import type { BoardMarks } from '../../services.ts';
import type { BoardContext } from './board-context.ts';
import { BoardConfirmation, Instructions } from './card-marks.tsx';

interface BoardMarksLineProps {
  readonly context: BoardContext;
  /** Those that no card on the board shows. */
  readonly loose: readonly LoggedInstruction[];
}

/** What leads have put on the board as a whole: a call for confirmation, and instructions that no card shows. */
export function BoardMarksLine({ context, loose }: BoardMarksLineProps) {
  const { t } = useTexts();
  const { marks, view } = context;
  return (
    <>
      {marks.call && (
        <HeaderDisclosure {...confirmationLook(marks, view.access === 'write', t)}>
          <BoardConfirmation call={marks.call} context={context} />
        </HeaderDisclosure>
      )}
      {loose.length > 0 && (
        <HeaderDisclosure
          icon={ClipboardCheck}
          label={t('board.plan', { count: loose.length })}
          colours="bg-behind-soft text-behind"
        >
          <Instructions instructions={loose} context={context} />
        </HeaderDisclosure>
      )}
    </>
  );
}

interface Look {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly colours: string;
}

/** How the board stands to the call, in a word. Whoever may confirm is asked to. */
function confirmationLook(
  { confirmation, changedAt }: BoardMarks,
  mayConfirm: boolean,
  t: ReturnType<typeof useTexts>['t'],
): Look {
  if (confirmation === null) {
    const label = mayConfirm ? t('board.confirm.call') : t('board.confirm.open');
    return { icon: MessageCircleQuestion, label, colours: 'bg-behind-soft text-behind' };
  }
  if (changedAt > confirmation.at) {
    return { icon: MessageCircleQuestion, label: t('board.confirm.changed'), colours: 'bg-near-soft text-near' };
  }
  return { icon: CircleCheckBig, label: t('board.confirm.done'), colours: 'bg-done-soft text-done' };
}
