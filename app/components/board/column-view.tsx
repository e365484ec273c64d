import { useDroppable } from '@dnd-kit/core';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Card, LimitedStage } from '../../domain/board.ts';
import type { IsoDate } from '../../domain/dates.ts';
import type { CardId, StageId } from '../../domain/ids.ts';
import { useCommands } from './board-commands.ts';
import { CardItem } from './card-item.tsx';
import { ColumnHead } from './column-head.tsx';
import { useDragState } from './drag-store.ts';
import type { CardPeer, Face } from './face.ts';
import { InsertionLine } from './insertion-line.tsx';

export interface ColumnViewProps {
  readonly stage: LimitedStage;
  /** Those to show, in order. */
  readonly cards: readonly Card[];
  /** How many the column has, filtered ones included. */
  readonly total: number;
  readonly faceOf: (card: Card) => Face;
  readonly peersOf: ReadonlyMap<CardId, readonly CardPeer[]>;
  readonly kept: ReadonlySet<CardId>;
  readonly today: IsoDate;
  readonly mayWrite: boolean;
  readonly isFolded: boolean;
  readonly onFold: (stage: StageId, folded: boolean) => void;
  /** Quick add. */
  readonly foot: ReactNode;
}

/** A stage: its head, its cards, and the place to add one. Repaints when its own cards change. */
export const ColumnView = memo(function ColumnView(props: ColumnViewProps) {
  const { t } = useTranslation('board');
  const { stage, cards, total, faceOf, peersOf, kept, today, mayWrite, isFolded, onFold, foot } = props;
  return (
    <ColumnFrame stage={stage.id} isFolded={isFolded}>
      <ColumnHead stage={stage} shown={cards.length} total={total} isFolded={isFolded} onFold={onFold} />
      <CardList stage={stage.id} mayWrite={mayWrite}>
        {cards.map((card) => (
          <CardItem
            key={card.id}
            face={faceOf(card)}
            today={today}
            peers={peersOf.get(card.id) ?? null}
            kept={kept.has(card.id)}
            mayWrite={mayWrite}
          />
        ))}
        {cards.length === 0 && (
          <li className="px-1 py-2 text-sm text-ink-soft">
            {t(total > 0 ? 'column.filtered' : mayWrite ? 'column.empty' : 'column.emptyRead')}
          </li>
        )}
      </CardList>
      {foot && <div className={isFolded ? 'md:hidden' : ''}>{foot}</div>}
    </ColumnFrame>
  );
});

function ColumnFrame({ stage, isFolded, children }: { stage: StageId; isFolded: boolean; children: ReactNode }) {
  const { drag } = useCommands();
  const isOver = useDragState(drag, ({ target }) => target?.stage === stage);
  return (
    <section
      data-stage={stage}
      data-folded={isFolded ? '' : undefined}
      data-over={isOver ? '' : undefined}
      aria-labelledby={`stage-${stage}`}
      className="group/column flex min-h-0 w-full shrink-0 snap-center flex-col rounded-lg bg-sunken data-over:ring-2 data-over:ring-accent data-over:ring-inset md:w-auto md:min-w-64 md:flex-1 md:shrink md:data-folded:w-11 md:data-folded:min-w-11 md:data-folded:flex-none"
    >
      {children}
    </section>
  );
}

const LIST =
  'relative flex min-h-16 flex-1 flex-col gap-2 overflow-x-hidden overflow-y-auto overscroll-y-contain px-2 pt-1 pb-2 md:group-data-folded/column:hidden min-[1800px]:gap-2.5 min-[1800px]:px-3';

function CardList({ stage, mayWrite, children }: { stage: StageId; mayWrite: boolean; children: ReactNode }) {
  return mayWrite ? <DropList stage={stage}>{children}</DropList> : <ol className={LIST}>{children}</ol>;
}

/** The kit's droppable is the list itself, so that it scrolls at its edges; the whole column counts as the target. */
function DropList({ stage, children }: { stage: StageId; children: ReactNode }) {
  const { setNodeRef } = useDroppable({ id: stage });
  return (
    <ol ref={setNodeRef} className={LIST}>
      {children}
      <InsertionLine stage={stage} />
    </ol>
  );
}
