import { BadgeCheck, ClipboardList, type LucideIcon, MessageCircleQuestion } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { HeaderDisclosure } from '../../components/board/header-disclosure.tsx';
import type { Card } from '../../domain/board.ts';
import { isOn } from '../../domain/instructions.ts';
import type { BoardMarks } from '../../services.ts';
import type { BoardContext } from './board-context.ts';
import { useMarksParts } from './use-marks-parts.ts';

/** What leads have put on the board as a whole: a call for confirmation, and instructions that no card shows. */
export function BoardMarksLine({ context, cards }: { context: BoardContext; cards: readonly Card[] }) {
  const { t } = useTranslation('board');
  const { marks, view } = context;
  const loose = marks.instructions.filter((instruction) => !cards.some((card) => isOn(instruction, card)));
  const isAny = marks.call !== null || marks.instructions.length > 0 || marks.supervisions.length > 0 || view.leads;
  const parts = useMarksParts(isAny);
  return (
    <>
      {marks.call && (
        <HeaderDisclosure {...confirmationLook(marks, view.access === 'write', t)}>
          {parts && <parts.BoardConfirmation call={marks.call} context={context} />}
        </HeaderDisclosure>
      )}
      {loose.length > 0 && (
        <HeaderDisclosure
          icon={ClipboardList}
          label={t('marks.plan', { count: loose.length })}
          colours="bg-behind-soft text-behind"
        >
          {parts && <parts.Instructions instructions={loose} context={context} />}
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
  t: ReturnType<typeof useTranslation<'board'>>['t'],
): Look {
  if (confirmation === null) {
    const label = mayConfirm ? t('marks.confirm.call') : t('marks.confirm.open');
    return { icon: MessageCircleQuestion, label, colours: 'bg-behind-soft text-behind' };
  }
  if (changedAt > confirmation.at) {
    return { icon: MessageCircleQuestion, label: t('marks.confirm.changed'), colours: 'bg-near-soft text-near' };
  }
  return { icon: BadgeCheck, label: t('marks.confirm.done'), colours: 'bg-done-soft text-done' };
}
