import { useTranslation } from 'react-i18next';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { ElsewhereList } from '../../components/card-panel/elsewhere-list.tsx';
import { PanelFrame } from '../../components/card-panel/panel-frame.tsx';
import { ArchiveLine, TaskOrigin, TaskTexts } from '../../components/card-panel/task-body.tsx';
import type { TaskCard } from '../../domain/board.ts';
import { Activity, CardStage, LeadsMarks, LiveFields, NotesLink, type PanelProps } from './parts.tsx';

/** An open task card. */
export function TaskPanel({ card, details, context, onClose }: PanelProps<TaskCard>) {
  const { t } = useTranslation('card');
  const { view, live, writable, notify, boardHref, cardHref } = context;
  const { actions } = live;
  const former = view.former.find(({ id }) => id === card.measureId);
  const measure = view.measures.find(({ id }) => id === card.measureId) ?? former ?? null;
  const measureCard = [...live.board.cards.values()].find(
    (each) => each.kind === 'measure' && each.measureId === card.measureId,
  );
  const archive = (archived: boolean) => {
    actions.archive(card.id, archived);
    const { title } = card;
    notify(archived ? t('archive.archived', { title }) : t('archive.restored', { title }), {
      undo: () => actions.archive(card.id, !archived),
    });
  };
  const title = <span lang={DOCUMENT_LANGUAGE}>{card.title}</span>;
  return (
    <PanelFrame cardId={card.id} kind={t('kind.task')} title={title} closeHref={boardHref} onClose={onClose}>
      {card.archived ? null : <CardStage card={card} context={context} />}
      <LeadsMarks card={card} context={context} />
      <NotesLink notesId={card.id} details={details} context={context} />
      {card.archived && <ArchiveLine archived writable={writable} onArchive={archive} />}
      <TaskTexts card={card} writable={writable} onEdit={(field, value) => actions.edit(card.id, field, value)} />
      <LiveFields card={card} context={context} />
      <TaskOrigin
        measure={measure}
        commitment={measure?.commitments.find(({ id }) => id === card.commitmentId) ?? null}
        away={former ? t(former.isGone ? 'away.gone' : 'away.state') : null}
        measureHref={measureCard ? cardHref(measureCard.id) : null}
      />
      {measure && <ElsewhereList cards={details.elsewhere} stages={view.stages} unknown={details.unknown} />}
      <Activity cardId={card.id} details={details} context={context} commitments={measure?.commitments ?? []} />
      {!card.archived && <ArchiveLine archived={false} writable={writable} onArchive={archive} />}
    </PanelFrame>
  );
}
