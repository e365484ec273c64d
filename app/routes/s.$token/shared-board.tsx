import { useMemo } from 'react';
import { FrozenBoard } from '../../components/snapshot/frozen-board.tsx';
import type { AgencyId, CardId, MeasureId } from '../../domain/ids.ts';
import { measuresById } from '../../domain/plan-state.ts';
import { toFrozenColumns } from '../../domain/snapshot/frozen-columns.ts';
import type { Snapshot } from '../../domain/snapshot/snapshot.ts';
import type { Addresses } from './address.ts';

export interface SharedPartProps {
  readonly snapshot: Snapshot;
  /** Of agencies. */
  readonly names: ReadonlyMap<AgencyId, string>;
  readonly addresses: Addresses;
}

/** One agency's board, or one measure on the boards of all. */
export function SharedBoard({ snapshot, names, addresses: { address, to } }: SharedPartProps) {
  const byMeasure = address.view === 'measure';
  const measures = useMemo(() => measuresById(snapshot), [snapshot]);
  const columns = useMemo(() => {
    if (byMeasure) {
      const measureId = measures.has(address.of as MeasureId) ? address.of : snapshot.measures[0]?.id;
      return toFrozenColumns(snapshot, null, (card) => card.measureId === measureId);
    }
    const board = snapshot.boards.find(({ agencyId }) => agencyId === address.of) ?? snapshot.boards[0];
    return toFrozenColumns(snapshot, null, (_card, boardId) => boardId === board?.id);
  }, [snapshot, measures, byMeasure, address.of]);
  return (
    <FrozenBoard
      columns={columns}
      measures={measures}
      agencies={names}
      today={snapshot.today}
      heading={byMeasure ? 'agency' : 'title'}
      openCard={address.card as CardId | null}
      cardHref={(id) => to({ card: id })}
    />
  );
}
