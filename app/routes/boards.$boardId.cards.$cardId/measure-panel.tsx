import { useTranslation } from 'react-i18next';
import { titleFrom } from '../../components/card-panel/break-out.ts';
import { ElsewhereList } from '../../components/card-panel/elsewhere-list.tsx';
import { MeasureBody } from '../../components/card-panel/measure-body.tsx';
import { MeasureName } from '../../components/card-panel/measure-name.tsx';
import { PanelFrame } from '../../components/card-panel/panel-frame.tsx';
import type { Card, MeasureCard, Placement, TaskCard } from '../../domain/board.ts';
import { placementAt, toColumns } from '../../domain/columns.ts';
import type { Commitment } from '../../domain/plan.ts';
import type { BoardContext } from '../boards.$boardId/board-context.ts';
import { Activity, CardStage, LeadsMarks, LiveFields, NotesLink, type PanelProps } from './parts.tsx';

/** An open measure card. */
export function MeasurePanel({ card, details, context, onClose }: PanelProps<MeasureCard>) {
  const { t } = useTranslation('card');
  const { view, live, today, writable, notify, boardHref, cardHref } = context;
  const former = view.former.find(({ id }) => id === card.measureId);
  const measure = view.measures.find(({ id }) => id === card.measureId) ?? former;
  if (!measure) return null;

  const breakOut = (commitment: Commitment) => {
    const title = titleFrom(commitment.text);
    const made = live.actions.addTask({
      measureId: measure.id,
      commitmentId: commitment.id,
      title,
      placement: justBelow(card, context),
    });
    notify(t('brokenOut', { title }), { undo: () => live.actions.archive(made, true) });
  };
  const title = <MeasureName measure={measure} />;
  return (
    <PanelFrame cardId={card.id} kind={t('kind.measure')} title={title} closeHref={boardHref} onClose={onClose}>
      {former ? (
        <p className="px-4 py-3 text-sm text-behind">{t(former.isGone ? 'away.gone' : 'away.state')}</p>
      ) : (
        <CardStage card={card} context={context} />
      )}
      <LeadsMarks card={card} context={context} />
      <NotesLink notesId={measure.id} details={details} context={context} />
      <MeasureBody
        card={card}
        measure={measure}
        section={view.sections.find(({ id }) => id === measure.sectionId)}
        agencyId={view.agency.id}
        tasks={[...live.board.cards.values()].filter((each): each is TaskCard => isTaskOf(each, card))}
        scene={{
          agencies: new Map(view.agencies.map(({ id, name }) => [id, name])),
          today,
          writable: writable && !former,
          sourceHref: ({ id }) => `/plans/${view.plan.id}/${former?.isGone ? 'texts' : `source#c-${id}`}`,
          cardHref,
          onTick: ({ id }, done) => live.actions.tick(card.id, id, done),
          onBreakOut: breakOut,
        }}
      >
        <LiveFields card={card} context={former ? { ...context, writable: false } : context} />
      </MeasureBody>
      <ElsewhereList cards={details.elsewhere} stages={view.stages} unknown={details.unknown} />
      <Activity cardId={card.id} details={details} context={context} commitments={measure.commitments} />
    </PanelFrame>
  );
}

function isTaskOf(each: Card, card: MeasureCard): boolean {
  return each.kind === 'task' && !each.archived && each.measureId === card.measureId;
}

/** In the same stage, right under a card. */
function justBelow(card: Card, { view, live }: BoardContext): Placement {
  const columns = toColumns(view.stages, live.board.cards.values());
  const column = columns.find(({ cards }) => cards.includes(card));
  if (!column) return card.placement;
  return placementAt(column.stage.id, column.cards, column.cards, null, column.cards.indexOf(card) + 1);
}
