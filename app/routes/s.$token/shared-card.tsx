import { useNavigate } from '@remix-run/react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { DOCUMENT_LANGUAGE } from '../../components/agency-name.tsx';
import { MeasureName } from '../../components/card-panel/measure-name.tsx';
import { PanelFrame } from '../../components/card-panel/panel-frame.tsx';
import { FrozenDetails } from '../../components/snapshot/frozen-details.tsx';
import { FrozenNotes } from '../../components/snapshot/frozen-notes.tsx';
import type { TaskCard } from '../../domain/board.ts';
import { type CardState, knownMeasures } from '../../domain/plan-state.ts';
import { notesIdOf } from '../../domain/snapshot/diff.ts';
import type { Snapshot } from '../../domain/snapshot/snapshot.ts';
import type { SharedPartProps } from './shared-board.tsx';

/** The card that is open, to read: beside the board, on a narrow screen over all of it. */
export function SharedCard({ snapshot, names, addresses: { address, to } }: SharedPartProps) {
  const { t } = useTranslation('card');
  const closeHref = to({ card: null });
  const navigate = useNavigate();
  const close = useCallback(() => navigate(closeHref, { preventScrollReset: true }), [navigate, closeHref]);
  const found = findCard(snapshot, address.card);
  if (!found) return null;
  const { board, card } = found;
  const measure = knownMeasures(snapshot).find(({ id }) => id === card.measureId) ?? null;
  return (
    <div className="contents max-md:fixed max-md:inset-0 max-md:z-40 max-md:block">
      <PanelFrame
        key={card.id}
        cardId={card.id}
        kind={`${t(`kind.${card.kind}`)} · ${names.get(board.agencyId) ?? ''}`}
        title={
          card.kind === 'task' ? (
            <span lang={DOCUMENT_LANGUAGE}>{card.title}</span>
          ) : (
            measure && <MeasureName measure={measure} />
          )
        }
        closeHref={closeHref}
        onClose={close}
      >
        <FrozenDetails
          card={card}
          agencyId={board.agencyId}
          stage={snapshot.stages.find(({ id }) => id === card.placement.stage)}
          measure={measure}
          section={snapshot.sections.find(({ id }) => id === measure?.sectionId)}
          tasks={card.kind === 'measure' ? board.cards.filter((each) => isTaskUnder(each, card)) : []}
          agencies={names}
          today={snapshot.today}
          measureCardId={
            board.cards.find(({ kind, measureId }) => kind === 'measure' && measureId === card.measureId)?.id ?? null
          }
          sourceHref={null}
          cardHref={(id) => to({ card: id })}
        >
          <FrozenNotes text={snapshot.notes[notesIdOf(card)] ?? null} blocks={null} />
        </FrozenDetails>
      </PanelFrame>
    </div>
  );
}

function findCard({ boards }: Snapshot, cardId: string | null) {
  for (const board of boards) {
    const card = board.cards.find(({ id }) => id === cardId);
    if (card) return { board, card };
  }
  return null;
}

function isTaskUnder(each: CardState, { measureId }: CardState): each is TaskCard & CardState {
  return each.kind === 'task' && !each.archived && each.measureId === measureId;
}
