import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { MoveMenu } from '../../components/board/move-menu.tsx';
import { ActivityList } from '../../components/card-panel/activity-list.tsx';
import { CardFields } from '../../components/card-panel/card-fields.tsx';
import { PanelSection } from '../../components/card-panel/panel-section.tsx';
import { StageLine } from '../../components/card-panel/stage-line.tsx';
import type { Card } from '../../domain/board.ts';
import type { CardId, NotesId } from '../../domain/ids.ts';
import { isOn } from '../../domain/instructions.ts';
import type { Commitment } from '../../domain/plan.ts';
import type { BoardContext } from '../boards.$boardId/board-context.ts';
import { useMarksParts } from '../boards.$boardId/use-marks-parts.ts';
import type { PanelDetails } from './details.ts';

/** What a panel of either kind is given. */
export interface PanelProps<Kind extends Card> {
  readonly card: Kind;
  readonly details: PanelDetails;
  readonly context: BoardContext;
  readonly onClose: () => void;
}

type PartProps = Pick<PanelProps<Card>, 'card' | 'context'>;

/** Where the card stands, wired to the board. */
export function CardStage({ card, context: { view, writable, moveTo } }: PartProps) {
  const { t } = useTranslation('card');
  const { stage } = card.placement;
  return (
    <StageLine
      stage={view.stages.find(({ id }) => id === stage)}
      menu={
        writable && (
          <MoveMenu stages={view.stages} current={stage} label={t('move')} onMove={(to) => moveTo(card.id, to)} />
        )
      }
    />
  );
}

/** What leads have put on the card, wired to the board; nothing where there is nothing to see or to do. */
export function LeadsMarks({ card, context }: PartProps) {
  const { supervisions, instructions } = context.marks;
  const isMarked =
    supervisions.some(({ cardId }) => cardId === card.id) ||
    instructions.some((instruction) => isOn(instruction, card)) ||
    context.view.leads;
  const parts = useMarksParts(isMarked);
  return parts && isMarked && <parts.CardMarks card={card} context={context} Section={PanelSection} />;
}

/** The fields of every card, wired to the live board. */
export function LiveFields({ card, context: { live, writable } }: PartProps) {
  return (
    <CardFields card={card} writable={writable} onEdit={(field, value) => live.actions.edit(card.id, field, value)} />
  );
}

interface NotesLinkProps extends Pick<ActivityProps, 'details' | 'context'> {
  readonly notesId: NotesId;
}

/** The way to the card's notes, beside the board. */
export function NotesLink({ notesId, details, context: { notesHref } }: NotesLinkProps) {
  const { t } = useTranslation('card');
  return (
    <p className="flex items-center gap-2 border-t border-line px-4 py-3">
      <Link to={notesHref(notesId)} preventScrollReset className="link font-medium">
        {t('notes.open')}
      </Link>
      {details.hasNewNotes && <span className="rounded bg-near-soft px-1.5 text-sm text-near">{t('notes.new')}</span>}
    </p>
  );
}

interface ActivityProps {
  readonly cardId: CardId;
  readonly details: PanelDetails;
  readonly context: BoardContext;
  /** Of the card's measure. */
  readonly commitments: readonly Commitment[];
}

/** The card's activity, wired to what the server told of it. */
export function Activity({ cardId, details, context, commitments }: ActivityProps) {
  const { t } = useTranslation('card');
  return (
    <ActivityList
      entries={details.activity}
      stages={[...context.view.stages, ...context.view.retired]}
      commitments={commitments}
      unknown={details.unknown}
      aside={
        details.activity.length > 0 && (
          <Link to={`/boards/${context.view.id}/history?card=${cardId}`} className="link">
            {t('activity.history')}
          </Link>
        )
      }
    />
  );
}
